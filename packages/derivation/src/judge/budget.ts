/** How much work may be done on what only explains a verdict, so that a long text is judged in a time that fits its length. */
export class Budget {
  #left: number;
  readonly #whole: Budget | undefined;

  /** It may be a part of a whole. */
  constructor(steps: number, whole?: Budget) {
    this.#left = steps;
    this.#whole = whole;
  }

  /** Whether this many steps are left, which are then used up. */
  spend(steps: number): boolean {
    if (steps > this.#left || this.#whole?.spend(steps) === false) return false;
    this.#left -= steps;
    return true;
  }
}
