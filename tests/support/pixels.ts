import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import decode, { init } from '@jsquash/jpeg/decode.js';

/** The pixels of a JPEG as they lie in the file, whatever is noted beside them. */
export async function pixelsOf(bytes: Uint8Array): Promise<{ data: Uint8ClampedArray; width: number; height: number }> {
	const path = fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'));
	await init(await WebAssembly.compile(await readFile(path)));
	return decode(Uint8Array.from(bytes).buffer, { preserveOrientation: false });
}
