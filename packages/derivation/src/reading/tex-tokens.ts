import type { Span } from './expression.ts';
import { functionNamed } from './functions.ts';
import { locationOf, type Macros, type Node, nodesOf, parseTex, texError, textOf } from './katex.ts';
import { accented, greekLetter, inTypeface, oneSpelling } from './letters.ts';
import { isBare } from './name.ts';
import { deepestTree, nestingError } from './nesting.ts';
import { isConnective } from './prose.ts';
import { signOf } from './signs.ts';
import { hideSmall, showSmall } from './small-characters.ts';
import { isSign, type Name, plainName, type Token } from './token.ts';
import { joinRuns } from './token-runs.ts';
import { Unreadable } from './unreadable.ts';

/** The tokens of a formula in LaTeX that stands at this offset in its text. Throws an `Unreadable`. */
export function texTokens(tex: string, offset: number, macros: Macros): Token[] {
  const wrong = nestingError(tex, offset, true);
  if (wrong !== undefined) throw wrong;
  const definition = /\\(?:[gex]?def|let|futurelet|(?:new|renew|provide)command)(?![a-zA-Z])/.exec(tex);
  if (definition !== null) {
    const at = spanAt(offset + definition.index, definition[0].length);
    throw new Unreadable('the definition of a macro in it can’t be read, or is too long', at);
  }
  const hidden = hideSmall(tex);
  return new Reader(hidden, offset).tokensOf(parse(hidden, offset, macros), { start: 0, end: tex.length }, 0);
}

function parse(tex: string, offset: number, macros: Macros): Node[] {
  try {
    return parseTex(tex, macros);
  } catch (error) {
    const whole = { start: offset, end: offset + tex.length };
    if (error instanceof RangeError) throw new Unreadable('it is nested too deeply', whole);
    const found = texError(error);
    if (found === undefined) throw error;
    const { message, start } = found;
    const command = /\\[a-zA-Z]+|\\?.$/.exec(message)?.[0] ?? '';
    // What is wrong within a macro has a place in the macro, which isn't one in the formula.
    const place = command !== '' && tex.startsWith(command, start ?? tex.length) ? start : undefined;
    throw new Unreadable(explain(message), place === undefined ? whole : spanAt(offset + place, command.length));
  }
}

function spanAt(start: number, length: number): Span {
  return { start, end: start + length };
}

function explain(message: string): string {
  const unknown = /^Undefined control sequence: (.*)$/s.exec(message)?.[1];
  if (unknown !== undefined) {
    return `${unknown} isn’t known: define it by \\newcommand, or write what it stands for`;
  }
  if (message.startsWith('Too many expansions')) return 'its macros never end, or write too much';
  if (message.startsWith('Double superscript'))
    return 'it has two superscripts in a row: put what they belong to in {}';
  if (message.startsWith('Double subscript')) return 'it has two subscripts in a row: put what they belong to in {}';
  const bare = /^Got function '(.*)' with no arguments as (subscript|superscript)/.exec(message);
  if (bare !== null) return `put {} around the ${bare[1]} of the ${bare[2]}`;
  if (/Expected '\\right'/.test(message)) return 'it has a \\left without its \\right';
  if (/No such environment: (.*)/.test(message)) return `it has an environment that isn’t known: ${message.slice(21)}`;
  return `it can’t be read as LaTeX: ${message}`;
}

/** Turns the nodes of KaTeX's tree into tokens. */
class Reader {
  readonly tex: string;
  readonly offset: number;

  constructor(tex: string, offset: number) {
    this.tex = tex;
    this.offset = offset;
  }

  tokensOf(nodes: readonly Node[], within: Span, depth: number): Token[] {
    if (depth > deepestTree) throw new Unreadable('it is nested too deeply', this.absolute(within));
    const tokens: Token[] = [];
    let from = within.start;
    for (const node of nodes) {
      const at = this.locate(node, from, within.end);
      from = Math.max(from, at.end);
      for (const token of this.convert(node, at, depth)) tokens.push(token);
    }
    return joinRuns(tokens);
  }

  absolute({ start, end }: Span): Span {
    return { start: this.offset + start, end: this.offset + end };
  }

  /** Where a node stands: KaTeX says so for letters and groups only, and all else lies around these. */
  locate(node: Node, from: number, limit: number): Span {
    const own = locationOf(node, this.tex);
    if (own !== undefined) return own;
    let start = from;
    while (start < limit && /\s/.test(this.tex.charAt(start))) start++;
    const name = textOf(node['name']);
    if (node.type === 'op' && name !== '' && this.tex.startsWith(name, start)) {
      return { start, end: start + name.length };
    }
    if (node.type === 'kern' || node.type === 'spacing' || node['family'] === 'inner') {
      const command = /\\(?:[a-zA-Z]+|.)|~/y;
      command.lastIndex = start;
      return { start, end: command.test(this.tex) ? command.lastIndex : start };
    }
    let end = Math.max(start, this.lastEnd(node, 0));
    const brace = /[{}]|\\[{}]/g;
    brace.lastIndex = start;
    let open = 0;
    for (let found = brace.exec(this.tex); found !== null && found.index < end; found = brace.exec(this.tex)) {
      open += found[0] === '{' ? 1 : found[0] === '}' ? -1 : 0;
    }
    const closing = node.type === 'leftright' ? /\s*\\right\s*(?:\\[a-zA-Z]+|\\?.)/y : /\s*\}/y;
    closing.lastIndex = end;
    while ((node.type === 'leftright' || open-- > 0) && closing.test(this.tex)) {
      end = closing.lastIndex;
      if (node.type === 'leftright') break;
    }
    return { start, end: Math.min(Math.max(end, start), limit) };
  }

  /** The end of the last part of a node that KaTeX says it of. */
  lastEnd(node: Node, depth: number): number {
    let end = locationOf(node, this.tex)?.end;
    if (end !== undefined) return end;
    if (depth > deepestTree) return 0;
    end = 0;
    for (const field of ['base', 'body', 'sub', 'sup', 'numer', 'denom', 'index', 'mathml']) {
      const children = nodesOf(node[field]);
      for (let i = children.length - 1; i >= 0; i--) {
        const child = children[i];
        const found = child === undefined ? 0 : this.lastEnd(child, depth + 1);
        end = Math.max(end, found);
        if (found > 0) break;
      }
    }
    return end;
  }

  inside(x: unknown, at: Span, depth: number): Token[] {
    return this.tokensOf(nodesOf(x), at, depth + 1);
  }

  convert(node: Node, at: Span, depth: number): Token[] {
    const span = this.absolute(at);
    const [only, ...others] = node.type === 'ordgroup' ? nodesOf(node['body']) : [];
    if (only !== undefined && others.length === 0 && locationOf(only, this.tex) !== undefined) {
      return this.inside(only, at, depth);
    }
    const name = this.nameOf(node, at, depth);
    if (name !== undefined) return [this.nameToken(name, span)];
    const no = (message: string): Token[] => [{ kind: 'unreadable', message, at: span }];
    switch (node.type) {
      case 'mathord':
      case 'textord':
      case 'atom':
        return [character(textOf(node['text']), span)];
      case 'ordgroup':
      case 'styling':
      case 'color':
      case 'mclass':
      case 'sizing':
      case 'font':
      case 'lap':
      case 'vcenter':
      case 'raisebox':
      case 'pmb':
      case 'tag':
        return this.inside(node['body'], at, depth);
      case 'text':
        return [words(this.lettersOf(node, depth) ?? '', span)];
      case 'accent':
      case 'overline':
        return no('an accent stands over more than a name');
      case 'supsub':
        return this.scripts(node, at, depth);
      case 'op':
        return this.operator(node, at, depth);
      case 'operatorname':
        return this.operator(node, at, depth);
      case 'genfrac':
        if (node['hasBarLine'] !== true) return no('a binomial can’t be read');
        return [
          {
            kind: 'fraction',
            numerator: this.inside(node['numer'], at, depth),
            denominator: this.inside(node['denom'], at, depth),
            at: span,
          },
        ];
      case 'sqrt': {
        const degree = this.inside(node['index'], at, depth);
        return [{ kind: 'root', radicand: this.inside(node['body'], at, depth), degree, at: span }];
      }
      case 'leftright':
        return this.brackets(node, at, depth);
      case 'delimsizing': {
        const side = textOf(node['mclass']);
        const delimiter = textOf(node['delim']);
        if (delimiter === '.') return [];
        return [delimiter === '|' ? bar(side === 'mopen', side === 'mclose', span) : character(delimiter, span)];
      }
      case 'kern':
      case 'spacing':
        return isWide(node) ? [{ kind: 'gap', at: span }] : [];
      case 'horizBrace':
        return this.inside(node['base'], at, depth);
      case 'enclose':
        if (textOf(node['label']) === '\\fbox') return this.inside(node['body'], at, depth);
        return no('it has something that is struck out');
      case 'htmlmathml':
        return this.inside(node['mathml'], at, depth);
      case 'mathchoice':
        return this.inside(node['display'], at, depth);
      case 'xArrow':
        return [{ kind: 'sign', sign: '⇒', at: span }];
      case 'array':
        return no('a matrix, or an equation by cases, can’t be read: write one equation for each');
      case 'phantom':
      case 'hphantom':
      case 'vphantom':
      case 'smash':
      case 'rule':
      case 'internal':
      case 'cr':
        return [];
    }
    return no('it has something that can’t be read as a formula');
  }

  nameToken(name: Name, at: Span): Token {
    const isWord = isConnective(name.base) && name.lower.length === 0 && name.upper.length === 0;
    return isWord ? { kind: 'words', text: name.base, at } : { kind: 'name', ...name, at };
  }

  /** A letter or a word, maybe with an accent or in another typeface, but without scripts of its own. */
  nameOf(node: Node | undefined, at: Span, depth: number): Name | undefined {
    if (node === undefined || depth > deepestTree) return undefined;
    const [only, ...others] = nodesOf(node['body']);
    switch (node.type) {
      case 'mathord':
      case 'textord': {
        const letter = letterOf(textOf(node['text']));
        return letter === undefined ? undefined : plainName(letter);
      }
      case 'ordgroup':
      case 'styling':
      case 'color':
      case 'mclass':
        return others.length === 0 ? this.nameOf(only, at, depth + 1) : undefined;
      case 'accent':
      case 'overline': {
        const inner = nodesOf(node[node.type === 'accent' ? 'base' : 'body'])[0];
        const name = this.wholeName(inner, at, depth + 1);
        const base = name && accented(name.base, node.type === 'accent' ? textOf(node['label']).slice(1) : 'overline');
        return name === undefined || base === undefined ? undefined : { ...name, base };
      }
      case 'font': {
        const name = this.wholeName(only, at, depth + 1) ?? this.wordName(this.lettersOf(node, depth), at);
        return name === undefined ? undefined : { ...name, base: inTypeface(name.base, textOf(node['font'])) };
      }
      case 'text': {
        const word = this.lettersOf(node, depth);
        if (word !== undefined && isProse(word)) return undefined;
        const name = this.wordName(word, at);
        return name && { ...name, base: inTypeface(name.base, textOf(node['font']).slice(1)) };
      }
      case 'operatorname': {
        const word = this.lettersOf(node, depth);
        return word === undefined || functionNamed(word) !== undefined ? undefined : this.wordName(word, at);
      }
    }
    return undefined;
  }

  /** A name with its scripts, such as the y_1 of \hat{y_1}. */
  wholeName(node: Node | undefined, at: Span, depth: number): Name | undefined {
    if (node === undefined || depth > deepestTree) return undefined;
    if (node.type === 'ordgroup' || node.type === 'styling') {
      const [only, ...others] = nodesOf(node['body']);
      return others.length === 0 ? this.wholeName(only, at, depth + 1) : undefined;
    }
    if (node.type !== 'supsub') return this.nameOf(node, at, depth);
    const [token, ...others] = this.scripts(node, at, depth);
    return token?.kind === 'name' && others.length === 0 ? token : undefined;
  }

  wordName(word: string | undefined, at: Span): Name | undefined {
    const [, base, digits] = /^([\p{L}\p{M}][\p{L}\p{M}\d _.-]*?)(\d*)$/u.exec(word?.trim() ?? '') ?? [];
    if (base === undefined || digits === undefined) return undefined;
    const span = this.absolute(at);
    return { ...plainName(oneSpelling(base)), lower: digits === '' ? [] : [{ kind: 'number', digits, at: span }] };
  }

  /** The letters, digits and blanks that a node consists of, or nothing if there is something else in it. */
  lettersOf(node: Node, depth: number): string | undefined {
    if (depth > deepestTree) return undefined;
    if (node.type === 'mathord' || node.type === 'textord' || node.type === 'atom') {
      const text = textOf(node['text']);
      if (/^\\[^a-zA-Z]$/.test(text)) return text.slice(1);
      return text.startsWith('\\') ? letterOf(text) : showSmall(text).replace('−', '-');
    }
    if (node.type === 'spacing') return ' ';
    if (node.type === 'kern') return isWide(node) ? ' ' : '';
    if (!/^(ordgroup|text|font|styling|mclass|operatorname|color)$/.test(node.type)) return undefined;
    let letters = '';
    for (const child of nodesOf(node['body'])) {
      const more = this.lettersOf(child, depth + 1);
      if (more === undefined) return undefined;
      letters += more;
    }
    return letters;
  }

  operator(node: Node, at: Span, depth: number): Token[] {
    const span = this.absolute(at);
    const named = textOf(node['name']);
    if (named === '\\sum' || named === '\\prod') {
      return [{ kind: 'sum', op: named === '\\sum' ? 'add' : 'mul', lower: [], upper: [], at: span }];
    }
    const word = node.type === 'operatorname' ? this.lettersOf(node, depth) : named.slice(1);
    if (named === '' && node.type === 'op') return this.inside(node['body'], at, depth);
    if (word !== undefined && functionNamed(word) !== undefined) {
      return [{ kind: 'function', name: word, primes: 0, lower: [], at: span }];
    }
    return [{ kind: 'unreadable', message: `${named === '' ? 'a function' : named} can’t be read`, at: span }];
  }

  brackets(node: Node, at: Span, depth: number): Token[] {
    const [left, right] = [textOf(node['left']), textOf(node['right'])];
    const inner = this.inside(node['body'], this.between(at, left), depth);
    const start = this.absolute({ start: at.start, end: Math.min(at.end, at.start + 5 + left.length) });
    const end = this.absolute({ start: Math.max(at.start, at.end - 6 - right.length), end: at.end });
    const isBar = (delimiter: string) => signOf(delimiter) === '|' || /^\\[lr]vert$/.test(delimiter);
    if (left === '.' && isBar(right)) {
      return [{ kind: 'unreadable', message: 'a value at a point can’t be read', at: end }];
    }
    return [
      ...(left === '.' ? [] : [isBar(left) ? bar(true, false, start) : character(left, start)]),
      ...inner,
      ...(right === '.' ? [] : [isBar(right) ? bar(false, true, end) : character(right, end)]),
    ];
  }

  between(at: Span, left: string): Span {
    return { start: Math.min(at.end, at.start + '\\left'.length + left.length), end: at.end };
  }

  /** What has a subscript, a superscript or both. */
  scripts(node: Node, at: Span, depth: number): Token[] {
    const span = this.absolute(at);
    const base = nodesOf(node['base'])[0];
    const lower = this.inside(node['sub'], at, depth);
    let upper = this.inside(node['sup'], at, depth);
    let primes = 0;
    while (isSign(upper[0], '′')) {
      primes++;
      upper = upper.slice(1);
    }
    const power = (): Token[] => (upper.length === 0 ? [] : [{ kind: 'power', exponent: upper, at: span }]);
    const name = this.wholeName(base, at, depth + 1);
    if (name !== undefined) {
      const isPower = !isPartOfName(upper, name.base);
      const whole: Name = {
        base: name.base,
        primes: name.primes + primes,
        upper: isPower ? name.upper : [...name.upper, ...upper],
        lower: [...name.lower, ...lower],
      };
      const at = upper.length === 0 || !isPower ? span : { start: span.start, end: upper[0]?.at.start ?? span.end };
      return [this.nameToken(whole, at), ...(isPower ? power() : [])];
    }
    if (base?.type === 'horizBrace') return this.inside(base['base'], at, depth);
    const from = base === undefined ? at : this.locate(base, at.start, at.end);
    const tokens = base === undefined ? [] : this.convert(base, from, depth + 1);
    if (base?.type === 'op' && textOf(base['name']) === '' && base['symbol'] === false) return tokens;
    const last = tokens.at(-1);
    if (last?.kind === 'sum' && tokens.length === 1) return [{ ...last, lower, upper, at: span }];
    if (last?.kind === 'function' && tokens.length === 1) {
      return [{ ...last, lower: [...last.lower, ...lower], primes }, ...power()];
    }
    if (primes > 0) upper = [{ kind: 'unreadable', message: 'a prime follows what isn’t a name', at: span }];
    if (isSign(last, '∂') && lower.length > 0) {
      return [
        ...tokens,
        { kind: 'unreadable', message: 'write ∂ with an index as \\frac{\\partial}{\\partial …}', at: span },
      ];
    }
    if (lower.length > 0) {
      const message = 'an index follows what isn’t a name';
      return [...tokens, { kind: 'unreadable', message, at: spanAround(lower, span) }];
    }
    return [...tokens, ...power()];
  }
}

function spanAround(tokens: readonly Token[], otherwise: Span): Span {
  const [first, last] = [tokens[0], tokens.at(-1)];
  return first === undefined || last === undefined ? otherwise : { start: first.at.start, end: last.at.end };
}

/** One character or command that stands for itself. */
function character(text: string, at: Span): Token {
  if (/^\d$/.test(text)) return { kind: 'number', digits: text, at };
  const small = showSmall(text);
  if (small !== text) return { kind: 'sign', sign: small, at };
  const [above, below] = text.normalize('NFKC').split('⁄');
  if (below !== undefined && above !== '' && above !== undefined) {
    return {
      kind: 'fraction',
      numerator: [{ kind: 'number', digits: above, at }],
      denominator: [{ kind: 'number', digits: below, at }],
      at,
    };
  }
  const sign = signOf(text);
  if (sign !== undefined) return { kind: 'sign', sign, at };
  if (text === '\\|' || text === '\\Vert' || text === '∥')
    return { kind: 'unreadable', message: 'a norm can’t be read', at };
  if (text === '\\top' || text === '\\intercal')
    return { kind: 'unreadable', message: 'a transpose can’t be read', at };
  if (/^\\[a-zA-Z]/.test(text)) return { kind: 'unreadable', message: `${text} can’t be read`, at };
  return { kind: 'sign', sign: text.replace(/^\\(?=.)/, ''), at };
}

function bar(isOpening: boolean, isClosing: boolean, at: Span): Token {
  return { kind: 'sign', sign: isOpening ? '|(' : isClosing ? ')|' : '|', at };
}

/** The letter that a character or command stands for. */
function letterOf(text: string): string | undefined {
  if (/^[\p{L}\p{M}]+$/u.test(text)) return oneSpelling(text);
  if (!text.startsWith('\\')) return undefined;
  const command = text.slice(1);
  const others: Readonly<Record<string, string>> = { ell: 'ℓ', hbar: 'ℏ', imath: 'ı', jmath: 'ȷ', epsilon: 'ε' };
  return greekLetter(command) ?? (Object.hasOwn(others, command) ? others[command] : undefined);
}

/** Text that isn't a name: a word or two of explanation. */
function isProse(text: string): boolean {
  return /^[\s,.;:([]|[\s,.;:)\]]$/.test(text) || isConnective(text.split(' ')[0] ?? '');
}

function words(text: string, at: Span): Token {
  return { kind: 'words', text: text.trim(), at };
}

function isWide(node: Node): boolean {
  const { dimension } = node;
  if (typeof dimension !== 'object' || dimension === null || !('number' in dimension && 'unit' in dimension))
    return false;
  return typeof dimension.number === 'number' && dimension.number >= 1 && dimension.unit === 'em';
}

/** Whether a superscript marks a name: h^{(1)}, a^{[2]}, x^*, y^{\text{pred}}. */
function isPartOfName(upper: readonly Token[], base: string): boolean {
  const [first, ...rest] = upper;
  if (first === undefined || base === 'e') return false;
  if (rest.length === 0)
    return isSign(first, '*', '+', '-', '†') || (first.kind === 'name' && /^\p{L}{2}/u.test(first.base));
  if (!isSign(first, '(', '[') || !isSign(rest.at(-1), ')', ']')) return false;
  const [index, sign, offset, ...more] = rest.slice(0, -1);
  if (more.length > 0 || !isIndex(index)) return false;
  if (sign === undefined) return true;
  return isIndex(offset) && (isSign(sign, ',') || (isSign(sign, '+', '-') && index?.kind === 'name'));
}

/** Whether it is an integer or a Latin letter. */
function isIndex(token: Token | undefined): boolean {
  if (token?.kind === 'number') return /^\d+$/.test(token.digits);
  return token?.kind === 'name' && isBare(token) && /^[a-zA-Z]$/.test(token.base);
}
