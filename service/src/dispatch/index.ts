export { claimJob } from './claim.ts';
export { joinLane, moveInLane, type Place, recountLanes } from './lanes.ts';
export { createOwner, expireDeadLeases, expiredLeases, extendLeases } from './lease.ts';
export { RunStopped, startWorker, type Worker } from './worker.ts';
