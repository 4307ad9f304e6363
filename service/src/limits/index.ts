export type { RegistrationAttempt } from './attempts.ts';
export { limitCalls } from './calls.ts';
export { clientNetwork } from './client-network.ts';
export { createLimits, type Limits } from './limits.ts';
export { limitRotations, tooManyRotations } from './rotations.ts';
export { shed } from './shedder.ts';
export { createWindowCounter } from './window-counter.ts';
