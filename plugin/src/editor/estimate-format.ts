import { formatNumber } from '../components/format.ts';

interface Range {
	low: number;
	high: number;
}

/** "1,200 – 1,900"; one number when both ends are the same. */
export function formatRange({ low, high }: Range): string {
	return low === high ? formatNumber(low) : `${formatNumber(low)} – ${formatNumber(high)}`;
}

/** A range of millionths of a US dollar as dollars, in this page's language: to the cent, below ten cents finer. */
export function formatPrice({ low, high }: Range): string {
	const format = (micros: number) =>
		new Intl.NumberFormat(document.documentElement.lang || undefined, {
			style: 'currency',
			currency: 'USD',
			maximumFractionDigits: micros < 100_000 ? 4 : 2,
		}).format(micros / 1_000_000);
	return low === high ? format(low) : `${format(low)} – ${format(high)}`;
}
