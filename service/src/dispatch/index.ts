export { claimJob } from './claim.ts';
export { finishInLane, joinLane, leaveLane, recountLanes, returnToLane } from './lanes.ts';
export { createOwner, expireDeadLeases, expiredLeases, extendLeases } from './lease.ts';
export { RunStopped, startWorker, type Worker } from './worker.ts';
