import type { Span } from '../expression.ts';
import { greekLetter, oneSpelling } from '../letters.ts';
import { signOf } from '../signs.ts';
import { showSmall } from '../small-characters.ts';
import type { Token } from '../token.ts';

/** One character or command that stands for itself. */
export function character(text: string, at: Span): Token {
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

/** The letter that a character or command stands for. */
export function letterOf(text: string): string | undefined {
  if (/^[\p{L}\p{M}]+$/u.test(text)) return oneSpelling(text);
  if (!text.startsWith('\\')) return undefined;
  const command = text.slice(1);
  const others: Readonly<Record<string, string>> = { ell: 'ℓ', hbar: 'ℏ', imath: 'ı', jmath: 'ȷ', epsilon: 'ε' };
  return greekLetter(command) ?? (Object.hasOwn(others, command) ? others[command] : undefined);
}
