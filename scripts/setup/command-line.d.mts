/** The path of what node has to run. */
export function findCommandLine(): string;
