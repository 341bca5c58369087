export type { Contestant } from './alternate.ts';
export { moonsStep } from './moons-step.ts';
export { referenceNetwork, referenceNetworkOverData } from './reference-network.ts';
