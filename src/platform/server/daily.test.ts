import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { everyDay } from './daily.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('works a minute after the start and then every day, also after a failure, until it is stopped', async () => {
	const [moments, failures]: [Date[], unknown[]] = [[], []];
	const start = Date.now();
	const work = async (now: Date) => {
		moments.push(now);
		if (moments.length === 1) throw new Error('no database');
		await Promise.resolve();
	};
	const stop = everyDay({ work }, (error) => failures.push(error));
	await vi.advanceTimersByTimeAsync(59_000);
	expect(moments).toEqual([]);
	await vi.advanceTimersByTimeAsync(2 * 24 * 60 * 60_000);
	expect(moments.map((now) => Math.round((now.getTime() - start) / 60_000))).toEqual([1, 1441]);
	expect(failures).toHaveLength(1);
	stop();
	await vi.advanceTimersByTimeAsync(3 * 24 * 60 * 60_000);
	expect(moments).toHaveLength(2);
});

it('what fails keeps nothing behind it from being done, and is reported under its own name', async () => {
	const [done, failed]: [string[], string[]] = [[], []];
	const succeed = (name: string) => () => Promise.resolve(void done.push(name));
	const work = {
		first: succeed('first'),
		second: () => Promise.reject(new Error('no disk')),
		third: succeed('third')
	};
	const stop = everyDay(work, (error, name) => failed.push(`${name}: ${String(error)}`));
	await vi.advanceTimersByTimeAsync(2 * 60_000);
	expect([done, failed]).toEqual([['first', 'third'], ['second: Error: no disk']]);
	stop();
});
