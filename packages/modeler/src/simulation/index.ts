export {
  type MountedSimulation,
  mountSimulation,
  type SimulationOptions,
  type SimulationWords,
} from './mount-simulation.ts';
export type { SimulationState } from './simulate.ts';
