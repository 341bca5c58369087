export interface Contestant {
  readonly name: string;
  /** Does one unit of work and returns the loss, which is used, so that V8 can't optimise the work away. */
  readonly work: () => number;
  /** The gradient from the last unit of work. */
  readonly gradient: () => ArrayLike<number>;
  /** How many samples a unit of work covers, to give the time per sample; default: 1. */
  readonly samples?: number;
}

export interface Standing {
  readonly name: string;
  /** Nanoseconds per unit of work, or per sample: the median of all rounds. */
  readonly median: number;
  /** The time divided by that of the first contestant in the same round: the median of all rounds, and the quartiles. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
}

const warmUps = 3;

/** How often `alternate` calls `onStep`. */
export function stepsOf(contestants: readonly Contestant[], rounds: number): number {
  return contestants.length + warmUps + rounds;
}

/**
 * Times contestants in turn, round after round, so that other load on the machine slows them all equally. In each round,
 * a contestant works for about 4 milliseconds, and at least one unit of work. Before that, each is warmed up for two
 * seconds, because V8 optimises long functions late. The first rounds don't count.
 */
export function alternate(contestants: readonly Contestant[], rounds: number, onStep: () => void): Standing[] {
  for (const { work } of contestants) {
    unitsIn(work, 2000);
    onStep();
  }
  const units = contestants.map(({ work }) => unitsIn(work, 4));
  const times = contestants.map((): number[] => []);
  for (let round = -warmUps; round < rounds; round++) {
    contestants.forEach(({ work, samples = 1 }, i) => {
      const time = timeOf(work, units[i] ?? 1) / samples;
      if (round >= 0) times[i]?.push(time);
    });
    onStep();
  }
  const first = times[0] ?? [];
  return contestants.map(({ name }, i) => {
    const own = times[i] ?? [];
    const ratios = own.map((time, round) => time / (first[round] ?? NaN));
    return {
      name,
      median: quantile(own, 0.5),
      ratio: quantile(ratios, 0.5),
      quartiles: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    };
  });
}

function unitsIn(work: () => number, milliseconds: number): number {
  let units = 1;
  while (timeOf(work, units) * units < milliseconds * 1e6) units *= 2;
  return units;
}

let sink = 0;

function timeOf(work: () => number, units: number): number {
  const start = process.hrtime.bigint();
  for (let i = 0; i < units; i++) sink += work();
  return Number(process.hrtime.bigint() - start) / units;
}

/** The sum of all losses. Using it keeps V8 from optimising the work away. */
export function totalOfWork(): number {
  return sink;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
