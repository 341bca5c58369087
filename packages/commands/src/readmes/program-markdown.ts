import { readFileSync } from 'node:fs';
import { compile, Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss, type Pair } from '@autograd-222/model-222';

/** The compiled network's forward and backward pass as a Markdown table, beside the lines of the hand derivation. */
export function programMarkdown(): string {
  const params = mapParameters((name) => new Value(0, name));
  const pair = (name: string): Pair<Value> => [new Value(0, `${name}1`), new Value(0, `${name}2`)];
  const byHand = linesByHand();
  const rows = compile(networkLoss, params, pair('x'), pair('y'))
    .source.split('\n')
    .filter((line) => /^ {2}(const|gradient)/.test(line) && !/= (params|data)\[\d+\];/.test(line))
    .map((line) => {
      const name = /^ {2}const (\w+)/.exec(line)?.[1] ?? `dL_d${/\/\/ (\w+)/.exec(line)?.[1]}`;
      const handLine = byHand.get(name);
      return `| \`${line.trim()}\` | ${handLine === undefined ? '' : `\`${handLine}\``} |`;
    });
  return ['| the program | by hand |', '| --- | --- |', ...rows].join('\n');
}

/** The lines of `hand.ts` by the name of what they compute: `const dL_dh3 = …` as dL_dh3, `w1: …` as dL_dw1. */
function linesByHand(): Map<string, string> {
  const source = readFileSync(new URL('../../../model-222/src/document/hand.ts', import.meta.url), 'utf8');
  const constants = source.matchAll(/^ +const (\w+) = (.*?);/gm);
  const components = source.matchAll(/^ +([wb]\d): (.*), \/\//gm);
  return new Map([
    ...[...constants].map(([, name = '', right]) => [name, `${name} = ${right}`] as const),
    ...[...components].map(([, name = '', right]) => [`dL_d${name}`, `${name}: ${right}`] as const),
  ]);
}
