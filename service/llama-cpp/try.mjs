// Loads llama.cpp and ends; fails where there is no binary that runs on this machine. It never compiles one.
import { getLlama } from 'node-llama-cpp';

await getLlama({ build: 'never', gpu: false, maxThreads: 1, progressLogs: false });
process.exit(0);
