import { numberOf } from '../backward.ts';
import type { Value } from '../value.ts';
import type { Stop } from './stops.ts';

/** One path from x to y. */
export interface Path {
  /** The names of its nodes, x first. */
  readonly nodes: readonly string[];
  /** The partial of each node but the first with respect to the one before it. */
  readonly partials: readonly number[];
  /** The product of the partials. */
  readonly contribution: number;
}

/** The first paths to y. */
export function pathsFrom(start: Stop, y: Value, most: number, nameOf: (v: Value) => string): Path[] {
  const paths: Path[] = [];
  const open: PathSoFar[] = [{ stop: start, partial: 1, before: undefined }];
  for (let end = open.pop(); end !== undefined && paths.length < most; end = open.pop()) {
    if (end.stop.node === y) paths.push(pathTo(end, nameOf));
    for (const { consumer, partial } of end.stop.uses.toReversed()) {
      open.push({ stop: consumer, partial: numberOf(partial), before: end });
    }
  }
  return paths;
}

/** The stop that a path has reached, the partial of its last edge, and the path before that. */
interface PathSoFar {
  readonly stop: Stop;
  readonly partial: number;
  readonly before: PathSoFar | undefined;
}

function pathTo(end: PathSoFar, nameOf: (v: Value) => string): Path {
  const parts: PathSoFar[] = [];
  for (let part: PathSoFar | undefined = end; part !== undefined; part = part.before) parts.push(part);
  parts.reverse();
  const partials = parts.slice(1).map(({ partial }) => partial);
  return {
    nodes: parts.map(({ stop }) => nameOf(stop.node)),
    partials,
    contribution: partials.reduce((product, partial) => product * partial, 1),
  };
}
