import { expect, it } from 'vitest';
import { fewAtOnce, TooManyWait } from './few-at-once.ts';

/** Works that end when they are told to. */
function works(inTurn: ReturnType<typeof fewAtOnce>, count: number) {
	const begun: number[] = [];
	const ends: ((fail?: Error) => void)[] = [];
	const results = Array.from({ length: count }, (_, at) =>
		inTurn(
			() =>
				new Promise<number>((resolve, reject) => {
					begun.push(at);
					ends[at] = (fail) => (fail ? reject(fail) : resolve(at));
				})
		)
	);
	return { begun, results, end: (at: number, fail?: Error) => ends[at]?.(fail) };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('no more than so many are at work at once, and whoever came first is first', async () => {
	const { begun, results, end } = works(fewAtOnce(2), 4);
	await settled();
	expect(begun).toEqual([0, 1]);
	end(1);
	await settled();
	expect(begun).toEqual([0, 1, 2]);
	end(0);
	end(2);
	await settled();
	end(3);
	expect(await Promise.all(results)).toEqual([0, 1, 2, 3]);
});

it('work that fails makes room as well', async () => {
	const inTurn = fewAtOnce(1);
	const { begun, results, end } = works(inTurn, 2);
	await settled();
	end(0, new Error('no'));
	await expect(results[0]).rejects.toThrow('no');
	await settled();
	expect(begun).toEqual([0, 1]);
	end(1);
	expect(await results[1]).toBe(1);
	expect(await inTurn(() => Promise.resolve('free again'))).toBe('free again');
});

it('turns away whoever comes when enough wait already, and takes the next one when there is room again', async () => {
	const inTurn = fewAtOnce(1, 1);
	const { begun, results, end } = works(inTurn, 3);
	await expect(results[2]).rejects.toThrow(TooManyWait);
	end(0);
	await settled();
	expect(begun).toEqual([0, 1]);
	end(1);
	expect(await Promise.all([results[0], results[1]])).toEqual([0, 1]);
	expect(await inTurn(() => Promise.resolve('room'))).toBe('room');
});
