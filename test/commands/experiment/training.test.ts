import { defaultParams } from '@autograd-222/commands/data/initial-params';
import { irisFlowers } from '@autograd-222/commands/data/iris';
import { rules } from '@autograd-222/commands/experiment/gradients';
import { train } from '@autograd-222/commands/experiment/training';
import { mapParameters, networkLoss } from '@autograd-222/model-222';
import { expect, test } from 'vitest';

const flowers = irisFlowers();

test('one epoch is one step along the mean gradient', () => {
  const [flower] = flowers;
  if (flower === undefined) throw new Error('there are no flowers');
  const { x, y } = flower;
  const { params, progress } = train([flower, flower], rules.hand, defaultParams, { epochs: 1, rate: 0.25 });
  const gradient = rules.hand(defaultParams, x, y);
  expect(params).toEqual(mapParameters((name) => defaultParams[name] - 0.25 * gradient[name]));
  expect(progress.map(({ loss }) => loss)).toEqual([networkLoss(defaultParams, x, y), networkLoss(params, x, y)]);
});

test.each([
  [{ epochs: 0 }, [0]],
  [{ epochs: 7 }, [0, 1, 2, 3, 4, 5, 6, 7]],
  [{ epochs: 25 }, [0, 3, 6, 9, 12, 15, 18, 21, 24, 25]],
  [{ epochs: 25, records: 2 }, [0, 13, 25]],
])('training over %j records evenly spread epochs, and the last', (schedule, epochs) => {
  let count = 0;
  const { progress } = train(flowers.slice(0, 2), rules.hand, defaultParams, { rate: 0.1, ...schedule }, () => count++);
  expect(progress.map(({ epoch }) => epoch)).toEqual(epochs);
  expect(count).toBe(schedule.epochs);
});

test('training reduces the loss and raises the accuracy', () => {
  const { progress } = train(flowers, rules.hand, defaultParams, { epochs: 20, rate: 0.5 });
  const [first, last] = [progress[0], progress.at(-1)];
  expect(last?.loss).toBeLessThan(0.5 * (first?.loss ?? NaN));
  expect([first?.accuracy, last?.accuracy]).toEqual([0.76, 0.94]);
});
