import type { Contestant } from '@autograd-222/commands/bench/alternate';
import { eagerMoonsStep, moonsStep } from '@autograd-222/commands/bench/moons-step';
import { referenceNetwork, referenceNetworkOverData } from '@autograd-222/commands/bench/reference-network';
import { expect, test } from 'vitest';

test.each<[string, () => readonly Contestant[], steps: number]>([
  ['the 2-2-2 network', referenceNetwork, 1],
  ['the 2-2-2 network over data', referenceNetworkOverData, 1],
  ["the steps of micrograd's demo", () => [...moonsStep(), ...eagerMoonsStep()], 3],
])('all contestants of the benchmark compute the same loss and gradient of %s', (_, contestants, steps) => {
  const [first, ...others] = contestants();
  for (let step = 0; step < steps; step++) {
    const loss = first?.work() ?? NaN;
    const gradient = Array.from(first?.gradient() ?? []);
    const size = Math.max(...gradient.map(Math.abs));
    expect(size).toBeGreaterThan(0);
    for (const { name, work, gradient: theirs } of others) {
      // They add in different orders, and each step of training magnifies what that changes.
      expect(Math.abs(work() / loss - 1), name).toBeLessThanOrEqual(1e-12);
      const differences = Array.from(theirs(), (d, i) => Math.abs(d - (gradient[i] ?? NaN)));
      expect(differences).toHaveLength(gradient.length);
      expect(Math.max(...differences), name).toBeLessThanOrEqual(1e-12 * size);
    }
  }
});
