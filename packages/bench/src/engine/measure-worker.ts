import { parentPort, workerData } from 'node:worker_threads';
import { measure } from './measure.ts';

parentPort?.postMessage(await measure(workerData));
