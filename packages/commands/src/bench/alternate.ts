export interface Contestant {
  readonly name: string;
  /** One unit of the work; what it returns is used, so that no optimiser can drop it. */
  readonly work: () => number;
}

export interface Standing {
  readonly name: string;
  /** Nanoseconds a unit of work, the median of all rounds. */
  readonly median: number;
  /** The median, over the rounds, of this contestant's time divided by the first one's, with its quartiles. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
}

/**
 * Times contestants in turn, round after round, so that a noisy machine is as hard on one as on the other. Each does as
 * many units of work a round as take it some `milliseconds`; the first rounds warm up and don't count.
 */
export function alternate(contestants: readonly Contestant[], rounds = 21, milliseconds = 20): Standing[] {
  const units = contestants.map(({ work }) => unitsIn(work, milliseconds));
  const times = contestants.map((): number[] => []);
  for (let round = -3; round < rounds; round++) {
    contestants.forEach(({ work }, i) => {
      const time = timeOf(work, units[i] ?? 1);
      if (round >= 0) times[i]?.push(time);
    });
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

/** The sum of all work done: to be looked at once, so that the work must be done. */
export function totalOfWork(): number {
  return sink;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
