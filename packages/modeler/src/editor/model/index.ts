/* The elements of a process as a panel sees and changes them, without a canvas. */
export { type CommandPorts, createCommands, type EditorCommands } from './commands.ts';
export { describe } from './describe.ts';
