import { noColors } from '@autograd-222/commands/cli/terminal';
import { defaultParams } from '@autograd-222/commands/data/initial-params';
import { irisFlowers } from '@autograd-222/commands/data/iris';
import { compare } from '@autograd-222/commands/experiment/comparison';
import { comparisonText } from '@autograd-222/commands/experiment/comparison-text';
import { mapParameters, type Params, parameterNames } from '@autograd-222/model-222';
import { beforeAll, describe, expect, test } from 'vitest';

const textOf = (params: Params, epochs: number, rate = 0.5) => {
  const comparison = compare(irisFlowers(), { flower: 1, params, epochs, rate }, () => {});
  return (width: number) => comparisonText(comparison, width, noColors);
};

describe('the comparison as text', () => {
  let text: (width: number) => string;
  beforeAll(() => {
    text = textOf(defaultParams, 2);
  });

  test('has a row for each parameter', () => {
    for (const name of parameterNames) expect(text(80)).toMatch(new RegExp(`^ ${name} +-?\\d`, 'm'));
  });

  test.each([50, 60, 69, 70, 79, 80, 120])('has no line longer than %i columns', (width) => {
    expect(
      Math.max(
        ...text(width)
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(width);
  });
});

test('the comparison says where nothing is finite, and never that NaN agrees', () => {
  const text = textOf(
    mapParameters((name) => (name === 'b3' ? 800 : 1)),
    1,
  )(80);
  expect(text).toContain('1200 of 1200 derivatives are not finite.');
  expect(text).not.toMatch(/[✓✗]|NaN%|up to rounding/);
});

test('the comparison says if the loss does not stay finite in training', () => {
  const text = textOf(defaultParams, 3, 1e6)(80);
  expect(text.replaceAll(/\s+/g, ' ')).toContain('The loss does not stay finite in training: try a smaller --rate.');
});
