import { isCondition } from './prose.ts';
import { isSign, opens, type Token } from './token.ts';

/** A part of a formula that is an equation by itself, or something that stands beside one. */
export interface Part {
  readonly tokens: readonly Token[];
  /** Whether it isn't claimed, but says when something is: "if x = 0", (i = 1, 2). */
  readonly isCondition: boolean;
  /** Whether a comma is before it. */
  readonly isListed: boolean;
}

/** The equations of one formula: between them are semicolons, commas, arrows, words or wide spaces. */
export function partsOf(tokens: readonly Token[]): Part[] {
  const parts: Part[] = [];
  let part: Token[] = [];
  let condition = false;
  let isListed = false;
  let hasEquals = false;
  const end = (isNextCondition: boolean, isNextListed: boolean) => {
    const trimmed = trim(part);
    if (trimmed.length > 0) parts.push({ tokens: trimmed, isCondition: condition, isListed });
    part = [];
    hasEquals = false;
    condition = isNextCondition;
    isListed = isNextListed;
  };
  let depth = 0;
  let skipTo = 0;
  tokens.forEach((token, i) => {
    if (i < skipTo) return;
    const close = depth === 0 && hasEquals ? endOfRemark(tokens, i) : undefined;
    if (close !== undefined) {
      end(false, false);
      for (const inner of partsOf(tokens.slice(i + 1, close))) parts.push({ ...inner, isCondition: true });
      skipTo = close + 1;
      return;
    }
    depth = Math.max(0, depth + opens(token));
    if (depth > 0) part.push(token);
    else if (token.kind === 'words') end(isCondition(token.text.split(' ')[0] ?? ''), false);
    else if (isSign(token, ';', '⇒')) end(false, false);
    else if (isSign(token, ',')) {
      if (isDecimalComma(tokens, i))
        part.push({ kind: 'unreadable', message: 'a comma separates equations: write 0.5 for 0,5', at: token.at });
      else end(condition, true);
    } else if (hasEquals && isSign(token, '<'))
      end(true, false); // a = b ≈ 0.3
    else if (token.kind === 'gap') {
      if (hasEquals && beginsEquation(tokens, i + 1)) end(false, false);
    } else {
      hasEquals ||= isSign(token, '=');
      part.push(token);
    }
  });
  end(false, false);
  return parts;
}

/** Where a bracket ends that isn't one of the formula, since there is a relation in it: (i = 1, 2). */
function endOfRemark(tokens: readonly Token[], start: number): number | undefined {
  if (!isSign(tokens[start], '(')) return undefined;
  let depth = 0;
  let hasRelation = false;
  for (let i = start; i < Math.min(tokens.length, start + 40); i++) {
    const token = tokens[i];
    if (token === undefined) return undefined;
    depth += opens(token);
    if (depth === 0) return hasRelation ? i : undefined;
    hasRelation ||= depth === 1 && isSign(token, '=', '<');
  }
  return undefined;
}

/** Whether a comma stands between two digits. */
function isDecimalComma(tokens: readonly Token[], i: number): boolean {
  const [before, comma, after] = tokens.slice(i - 1, i + 2);
  if (before?.kind !== 'number' || comma === undefined || after?.kind !== 'number') return false;
  return before.at.end === comma.at.start && comma.at.end === after.at.start;
}

/** Whether another equation begins behind a wide space: there is a =, but not at once. */
function beginsEquation(tokens: readonly Token[], from: number): boolean {
  if (isSign(tokens[from], '=', '+', '-', '*', '/')) return false;
  let depth = 0;
  for (let i = from; i < Math.min(tokens.length, from + 200); i++) {
    const token = tokens[i];
    if (token === undefined) return false;
    depth += opens(token);
    if (depth > 0) continue;
    if (isSign(token, '=')) return true;
    if (isSign(token, ';', '⇒', ',') || token.kind === 'words' || token.kind === 'gap') return false;
  }
  return false;
}

/** Without the stop at its end. */
function trim(tokens: readonly Token[]): readonly Token[] {
  let end = tokens.length;
  while (end > 0 && (isSign(tokens[end - 1], '.', ':') || tokens[end - 1]?.kind === 'gap')) end--;
  let start = 0;
  while (start < end && tokens[start]?.kind === 'gap') start++;
  return tokens.slice(start, end);
}

/** What stands before, between and behind the = of a formula; one side if there is no =. */
export function sidesOf(tokens: readonly Token[]): Token[][] {
  let side: Token[] = [];
  const sides = [side];
  let depth = 0;
  for (const token of tokens) {
    depth = Math.max(0, depth + opens(token));
    if (depth === 0 && isSign(token, '=')) {
      side = [];
      sides.push(side);
    } else if (token.kind !== 'gap') side.push(token);
  }
  return sides;
}
