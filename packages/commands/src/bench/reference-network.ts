import { type Backend, compile, Value } from '@autograd-222/autograd';
import { mapParameters, networkLoss, type Pair, type Params, parameterNames } from '@autograd-222/model-222';
import { defaultParams } from '../data/initial-params.ts';
import { irisFlowers } from '../data/iris.ts';
import type { Contestant } from './alternate.ts';
import { Closure } from './closures.ts';
import { handFlat, twelve } from './hand-flat.ts';

const x: Pair = [0.4, -0.9];
const y: Pair = [1, 0];

/** A forward and a backward pass of the 2-2-2 network at one sample. Gradients are in the order of `parameterNames`. */
export function referenceNetwork(): Contestant[] {
  return [hand(), compiled('text'), compiled('arrays'), eager(), closures()];
}

/** The same, summed over a hundred flowers. */
export function referenceNetworkOverData(): Contestant[] {
  return [handOverData(), compiledOverData('text'), compiledOverData('arrays')];
}

/** Compiling the network: tracing, differentiating, simplifying, emitting code, and making a function of it. */
export function compileReferenceNetwork(): Contestant {
  return {
    name: 'compiling the 2-2-2 network',
    work: () => compile(networkLoss, defaultParams, x, y).flat.valueAndGrad.length,
    gradient: () => [],
  };
}

function hand(): Contestant {
  const params = twelve(parameterNames.map((name) => defaultParams[name]));
  const gradient = twelve();
  return {
    name: 'hand derivation',
    work: () => handFlat(params, x[0], x[1], y[0], y[1], gradient),
    gradient: () => gradient,
  };
}

function compiled(backend: Backend): Contestant {
  const run = compile.with({ backend })(networkLoss, defaultParams, x, y).flat.valueAndGrad;
  const params = Float64Array.from(parameterNames, (name) => defaultParams[name]);
  const data = Float64Array.of(...x, ...y);
  const gradient = new Float64Array(params.length);
  return { name: nameOf(backend), work: () => run(params, data, gradient), gradient: () => gradient };
}

function nameOf(backend: Backend): string {
  return backend === 'text' ? 'compiled' : 'compiled, on arrays';
}

function eager(): Contestant {
  let leaves = mapParameters((name) => new Value(defaultParams[name]));
  return {
    name: 'eager engine',
    work: () => {
      leaves = mapParameters((name) => new Value(defaultParams[name]));
      const L = networkLoss(leaves, x, y);
      L.backward();
      return L.data;
    },
    gradient: () => parameterNames.map((name) => leaves[name].grad),
  };
}

function closures(): Contestant {
  let leaves = mapParameters((name) => new Closure(defaultParams[name]));
  return {
    name: 'closure per node',
    work: () => {
      leaves = mapParameters((name) => new Closure(defaultParams[name]));
      const L = lossOfClosures(leaves);
      L.backward();
      return L.data;
    },
    gradient: () => parameterNames.map((name) => leaves[name].grad),
  };
}

function lossOfClosures({ w1, w2, w3, w4, w5, w6, w7, w8, b1, b2, b3, b4 }: Params<Closure>): Closure {
  const h1 = w1.mul(x[0]).add(w2.mul(x[1])).add(b1).tanh();
  const h2 = w3.mul(x[0]).add(w4.mul(x[1])).add(b2).tanh();
  const e3 = w5.mul(h1).add(w6.mul(h2)).add(b3).exp();
  const e4 = w7.mul(h1).add(w8.mul(h2)).add(b4).exp();
  const total = e3.add(e4);
  const outputLoss = (h: Closure, y: number) => {
    const error = h.sub(y);
    const entropy = h
      .log()
      .mul(y)
      .add(
        h
          .neg()
          .add(1)
          .log()
          .mul(1 - y),
      );
    return error.mul(error).sub(entropy);
  };
  return outputLoss(e3.div(total), y[0]).add(outputLoss(e4.div(total), y[1]));
}

const flowers = Float64Array.from(irisFlowers().flatMap(({ x, y }) => [...x, ...y]));

function handOverData(): Contestant {
  const params = twelve(parameterNames.map((name) => defaultParams[name]));
  const [ofOne, gradient] = [twelve(), twelve()];
  const at = (i: number) => flowers[i] ?? 0;
  return {
    name: 'hand derivation',
    samples: flowers.length / 4,
    work: () => {
      let total = 0;
      gradient.fill(0);
      for (let i = 0; i < flowers.length; i += 4) {
        total += handFlat(params, at(i), at(i + 1), at(i + 2), at(i + 3), ofOne);
        for (let k = 0; k < 12; k++) gradient[k] = (gradient[k] ?? 0) + (ofOne[k] ?? 0);
      }
      return total;
    },
    gradient: () => gradient,
  };
}

function compiledOverData(backend: Backend): Contestant {
  const sumValueAndGrad = compile.with({ backend })(networkLoss, defaultParams, x, y).flat.sumValueAndGrad;
  const params = Float64Array.from(parameterNames, (name) => defaultParams[name]);
  const gradient = new Float64Array(params.length);
  return {
    name: nameOf(backend),
    samples: flowers.length / 4,
    work: () => sumValueAndGrad(params, flowers, gradient),
    gradient: () => gradient,
  };
}
