import { expect, it } from 'vitest';
import { askedTogether } from './asked-together.ts';

/** Answers when it is told to, and remembers what it was asked. */
function slowly() {
	const asked: string[][] = [];
	const waiting: PromiseWithResolvers<void>[] = [];
	const one = askedTogether(async (keys: string[]) => {
		asked.push(keys);
		const answered = Promise.withResolvers<void>();
		waiting.push(answered);
		await answered.promise;
		return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `${key} of ${asked.length}`]));
	});
	const answer = async () => {
		await settled();
		waiting.shift()?.resolve();
		await settled();
	};
	const fail = async () => {
		await settled();
		waiting.shift()?.reject(new Error('away'));
		await settled();
	};
	return { one, asked, answer, fail };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('what comes while a question is under way goes with the next one, each key once', async () => {
	const { one, asked, answer } = slowly();
	const first = one('a');
	await settled();
	const later = Promise.all(['b', 'c', 'b', 'a'].map(one));
	await answer();
	await answer();
	expect(asked).toEqual([['a'], ['b', 'c', 'a']]);
	expect(await first).toBe('a of 1');
	expect(await later).toEqual(['b of 2', 'c of 2', 'b of 2', 'a of 2']);
});

it('says so where nothing is known of a key', async () => {
	const { one, answer } = slowly();
	const nothing = one('unknown');
	await answer();
	expect(await nothing).toBeUndefined();
});

it('a question that fails fails for those who asked it, and the next is asked all the same', async () => {
	const { one, answer, fail } = slowly();
	const first = one('a').catch((error: unknown) => (error as Error).message);
	await settled();
	const second = one('a');
	await fail();
	expect(await first).toBe('away');
	await answer();
	expect(await second).toBe('a of 2');
});
