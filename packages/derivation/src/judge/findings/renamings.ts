import { namesIn } from '../../meaning/names-in.ts';
import type { Expression } from '../../reading/expression.ts';
import { areEqual, type Values } from '../two-points.ts';
import type { Finding } from './finding.ts';
import { contains, renamed, sizeOf, substitutions } from './parts.ts';
import { type Setting, valuesOf } from './setting.ts';

/** The right side with one name for another. */
interface Renaming {
  readonly finding: Finding;
  readonly changed: Expression;
  readonly values: Values;
}

/** Changes of names in the right side of a claim that give it other values: those that it should have. */
export class Renamings {
  readonly #setting: Setting;
  /** What it costs to make a formula as long as the right side. */
  readonly #cost: number;
  #isSpent = false;
  #renamings: readonly Renaming[] | undefined;

  constructor(setting: Setting) {
    this.#setting = setting;
    this.#cost = 2 * sizeOf(setting.claim.right);
  }

  #valuesOf(formula: Expression): Values | undefined {
    this.#isSpent ||= !this.#setting.budget.spend(this.#cost);
    return this.#isSpent ? undefined : valuesOf(formula, this.#setting);
  }

  /** One name for another, with the same letter if that is enough. */
  ofOne(target: Values): Finding[] {
    const { left } = this.#setting.claim;
    const all = this.#renamed().flatMap(({ finding, changed, values }) =>
      areEqual(values, target) && !contains(changed, left) ? [finding] : [],
    );
    const similar = all.filter(isSimilar);
    if (all.length > 0) return unique(similar.length > 0 ? similar : all);
    return this.#ofLetters(target);
  }

  /** All names of one letter instead of those of another, with the same indices; or with their two indices swapped. */
  #ofLetters(target: Values): Finding[] {
    const { left, right } = this.#setting.claim;
    const known = new Set(this.#setting.names);
    const written = new Set([...namesIn(right)].map(letterOf));
    const isRight = (rename: (name: string) => string) => {
      const changed = renamed(right, rename);
      const isKnown = [...namesIn(changed)].every((name) => known.has(name));
      return isKnown && areEqual(this.#valuesOf(changed), target) && !contains(changed, left);
    };
    for (const from of written) {
      for (const to of new Set([...known].map(letterOf))) {
        const rename = (name: string) => (letterOf(name) === from ? to + name.slice(from.length) : name);
        if (from !== to && isRight(rename)) return [{ kind: 'name', written: from, expected: to }];
      }
      const transposed = (name: string) => (letterOf(name) === from ? name.replace(/_(\w),?(\w)$/, swapIndices) : name);
      if (isRight(transposed)) return [{ kind: 'transposed', letter: from }];
    }
    return [];
  }

  ofSimilar(target: Values): Finding[] {
    return this.ofOne(target).filter(isSimilar);
  }

  /** Two names for each other, which have the same letter. */
  ofTwo(target: Values): Finding[] {
    const { left, right } = this.#setting.claim;
    const names = [...namesIn(right)];
    for (const [i, a] of names.entries()) {
      for (const b of names.slice(i + 1)) {
        if (letterOf(a) !== letterOf(b)) continue;
        const swapped = renamed(right, (name) => (name === a ? b : name === b ? a : name));
        if (areEqual(this.#valuesOf(swapped), target) && !contains(swapped, left)) {
          return [{ kind: 'swapped', names: [a, b] }];
        }
      }
    }
    return [];
  }

  #renamed(): readonly Renaming[] {
    if (this.#renamings !== undefined) return this.#renamings;
    const { right } = this.#setting.claim;
    const all: Renaming[] = [];
    this.#renamings = all;
    for (const written of namesIn(right)) {
      for (const expected of this.#setting.names) {
        if (written === expected) continue;
        for (const changed of substitutions(right, written, expected)) {
          const values = this.#valuesOf(changed);
          if (values !== undefined) all.push({ finding: { kind: 'name', written, expected }, changed, values });
          if (this.#isSpent) return all;
        }
      }
    }
    return all;
  }
}

/** _21 for _12. */
function swapIndices(index: string): string {
  return index.replace(/(\w)(,?)(\w)$/, '$3$2$1');
}

/** The letter of a name, without its index. */
function letterOf(name: string): string {
  return name.replace(/_.*$/, '');
}

function isSimilar(finding: Finding): boolean {
  return finding.kind === 'name' && letterOf(finding.written) === letterOf(finding.expected);
}

function unique(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
