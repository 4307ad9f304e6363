import { expect, it, vi } from 'vitest';
import type { FormValues } from '../store/types.ts';
import { fromPresetForm, toPresetForm } from './presets-api.ts';
import { presetsFile, readPresetsFile } from './presets-file.ts';

vi.mock('@wordpress/api-fetch', () => ({ default: () => Promise.reject(new Error('no request is made here')) }));

const values: FormValues = {
	title: 'Of one article',
	prompt: 'For beginners.',
	language: 'de',
	model: 'baker',
	content_type: 'how-to',
	tone: 'friendly',
	length: 'custom',
	custom_length: '750',
	template: 'house-style',
	outline_only: true,
	placement: 'cursor',
	post_status: 'pending',
	post_date: '2031-01-01T10:00',
};

it('a preset holds all but the title and the date, and gives it back', () => {
	const form = toPresetForm(values);
	expect(form).toMatchObject({ length: 750, template: 'house-style' });
	const { title: _title, post_date: _date, ...rest } = values;
	expect(fromPresetForm(form)).toEqual(rest);
	expect(JSON.stringify(form)).not.toContain('Of one article');
});

it('leaves out what could not be sent, and never schedules', () => {
	const form = toPresetForm({ ...values, custom_length: '7', model: '', template: '', post_status: 'future' });
	expect(form).not.toHaveProperty('length');
	expect(form).not.toHaveProperty('model');
	expect(form).toMatchObject({ post_status: 'draft' });
});

it('one without a house style takes the style away, and one without a length leaves it', () => {
	expect(fromPresetForm({ tone: 'neutral' })).toEqual({ tone: 'neutral', template: '' });
	expect(fromPresetForm({ length: 'short' })).toEqual({ length: 'short', template: '' });
});

const fileOf = (text: string) => ({ size: text.length, text: () => Promise.resolve(text) });

it('what is exported can be read again', async () => {
	const form = toPresetForm(values);
	const text = presetsFile([{ id: '1', name: '<b>Weekly</b>', scope: 'own', form }], []);
	expect(await readPresetsFile(fileOf(text))).toEqual({
		format: 'draftsmith-presets',
		version: 1,
		presets: [{ name: '<b>Weekly</b>', form }],
		styles: [],
	});
});

it.each(['', 'no JSON', '[]', 'null', '"text"'])('a file of %j is no file of presets', async (text) => {
	await expect(readPresetsFile(fileOf(text))).rejects.toThrow('This is no file of Draftsmith presets');
});

it('a film is not read', async () => {
	const text = () => Promise.reject(new Error('was read'));
	await expect(readPresetsFile({ size: 3_000_000, text })).rejects.toThrow('too large');
});
