import type { Place } from '../meaning/lines.ts';
import type { CorrectedLine } from './corrected.ts';
import type { Finding } from './findings/finding.ts';

/** A case in which the two sides of a claim differ. */
export interface Counterexample {
  readonly givens: Readonly<Record<string, number>>;
  readonly left: number;
  readonly right: number;
}

/** What is found of one claim. */
export type ClaimVerdict = Place &
  (
    | {
        /** The sides are equal as formulas; that this is wrong has at most the probability given. */
        readonly verdict: 'proved';
        readonly errorProbability: number;
        /** The lines with an error that this one carries on: it would hold if they did. */
        readonly carries: readonly number[];
      }
    | {
        /** The sides agree in this many cases, but no proof was found. */
        readonly verdict: 'held';
        readonly cases: number;
        readonly carries: readonly number[];
      }
    | {
        /** The sides differ in the counterexample, which was computed to 50 digits. */
        readonly verdict: 'refuted';
        readonly counterexample: Counterexample;
        readonly findings: readonly Finding[];
        /** The line as it should read, in LaTeX and as text, where the left side is a derivative of one name. */
        readonly corrected?: CorrectedLine;
      }
    | {
        /** The line couldn't be read, or has no meaning; the message says why. */
        readonly verdict: 'unread';
        readonly message: string;
      }
  );

export interface DerivationVerdict {
  readonly claims: readonly ClaimVerdict[];
  /** The names that the text uses and doesn't define. */
  readonly givens: readonly string[];
}
