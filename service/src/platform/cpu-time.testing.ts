/**
 * Processor time that this thread has used, ms. What a test may bound where the hands of a clock would also measure what else
 * the machine is doing.
 */
export function cpuTime(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
