/** A bar of the chart, in units of the drawing. */
export interface Bar {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** The smallest height of a bar that stands for something: what was used a little is not nothing. */
const LEAST = 2;

/** The next round number above, for the end of an axis: one digit and zeros. Of nothing it is 1. */
export function axisEnd(most: number): number {
	if (most <= 1) return 1;
	const power = 10 ** Math.floor(Math.log10(most));
	const factor = [1, 2, 3, 4, 5, 6, 8, 10].find((candidate) => candidate * power >= most) ?? 10;
	return factor * power;
}

/** A bar for each value, side by side over the whole width, with a gap of a fifth between them. */
export function bars(values: readonly number[], end: number, width: number, height: number): Bar[] {
	const step = width / Math.max(1, values.length);
	return values.map((value, index) => {
		const tall = value <= 0 ? 0 : Math.max(LEAST, (height * Math.min(value, end)) / end);
		return { x: index * step + step * 0.1, y: height - tall, width: step * 0.8, height: tall };
	});
}

/** Which of the days get a label below, so that there are at most `most` and the last one is among them. */
export function labelled(count: number, most: number): number[] {
	const step = Math.max(1, Math.ceil(count / most));
	return Array.from({ length: count }, (_, index) => index).filter((index) => (count - 1 - index) % step === 0);
}
