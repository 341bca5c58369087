// One measurement in a process of its own, in which V8 has optimised nothing: cold-worker.ts <hand, text or arrays>
import { trainingFromCold } from './moons-step.ts';

console.log(trainingFromCold(process.argv[2] ?? ''));
