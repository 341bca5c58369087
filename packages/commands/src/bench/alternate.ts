export interface Contestant {
  readonly name: string;
  /** One unit of the work: it returns the loss, which is used, so that no optimiser can drop the work. */
  readonly work: () => number;
  /** The gradient that the last unit came to. */
  readonly gradient: () => ArrayLike<number>;
  /** Over how many samples a unit of work goes, if that is what to divide its time by. */
  readonly samples?: number;
}

export interface Standing {
  readonly name: string;
  /** Nanoseconds a unit of work, or a sample of it: the median of all rounds. */
  readonly median: number;
  /** The median, over the rounds, of this contestant's time divided by the first one's, with its quartiles. */
  readonly ratio: number;
  readonly quartiles: readonly [number, number];
}

const warmUps = 3;

/** How often `alternate` calls `onStep`. */
export function stepsOf(contestants: readonly Contestant[], rounds: number): number {
  return contestants.length + warmUps + rounds;
}

/**
 * Times contestants in turn, round after round, so that a noisy machine is as hard on one as on the other. Each does as
 * many units of work a round as take it some 4 milliseconds, at least one: what disturbs the machine for longer then
 * disturbs them all. They are warmed up for two seconds each before, since V8 optimises a long function late; and the
 * first rounds don't count.
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

/** The sum of all work done: to be looked at once, so that the work must be done. */
export function totalOfWork(): number {
  return sink;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
}
