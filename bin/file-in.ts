import { readFileSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { Refusal } from '../src/platform/server/refusal.ts';

const REASONS: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such file',
	EISDIR: 'it is a folder',
	EACCES: 'it may not be read'
};

/** A file that a command is given; - is the standard input. @throws Refusal */
export async function bytesOf(file: string): Promise<Uint8Array> {
	if (file === '-') return buffer(process.stdin);
	try {
		return readFileSync(file);
	} catch (error) {
		const why = REASONS[(error as { code?: string }).code ?? ''] ?? (error as Error).message;
		throw new Refusal(`${file} cannot be read: ${why}.`);
	}
}
