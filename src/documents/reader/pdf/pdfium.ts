import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import { Unreadable } from '../unreadable.ts';
import { withMemoryOf } from './wasm-memory.ts';

/** In bytes: a file, and what PDFium makes of one page at a time. */
const MOST_MEMORY = 512 * 1024 * 1024;
/** As PDFium numbers what went wrong. */
const WRONG_PASSWORD = 4;
const UNKNOWN_LOCK = 5;
/** Room for a rectangle, a matrix or a point. */
const SCRATCH = 64;

/** One PDF that PDFium holds open. Numbers are addresses in its memory. */
export interface OpenPdf {
	calls: WrappedPdfiumModule;
	document: number;
	/** Of memory that any call may write into. */
	scratch: number;
	/** What lies at an address: numbers of four bytes and of eight, letters of one. */
	floats: (address: number, count: number) => number[];
	doubles: (address: number, count: number) => number[];
	letters: (address: number, count: number) => string;
	/** A copy of what lies there. */
	bytes: (address: number, count: number) => Uint8Array;
}

let running: Promise<WrappedPdfiumModule> | undefined;

/**
 * Opens a PDF for as long as it is worked on.
 * @throws Unreadable
 */
export async function withPdf<Result>(bytes: Uint8Array, work: (pdf: OpenPdf) => Result): Promise<Result> {
	running ??= start();
	const calls = await running;
	try {
		return opened(calls, bytes, work);
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		// PDFium has given up, and whatever its memory holds is not to be trusted: the next file gets a new one.
		running = undefined;
		throw new Unreadable(isOutOfMemory(error) ? 'too_large' : 'damaged', { cause: error });
	}
}

/** How much memory PDFium has taken, in bytes. */
export async function memoryOfPdfium(): Promise<number> {
	return running ? memoryOf(await running).byteLength : 0;
}

async function start(): Promise<WrappedPdfiumModule> {
	const wasm = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'));
	const calls = await init({ wasmBinary: withMemoryOf(wasm, MOST_MEMORY), print: ignore, printErr: ignore });
	calls.PDFiumExt_Init();
	return calls;
}

/** It says what is wrong with a file in words of its own. */
const ignore = () => {};

function opened<Result>(calls: WrappedPdfiumModule, bytes: Uint8Array, work: (pdf: OpenPdf) => Result): Result {
	const { malloc, free } = calls.pdfium.wasmExports;
	const file = malloc(bytes.length);
	if (file === 0) throw new Unreadable('too_large');
	new Uint8Array(memoryOf(calls)).set(bytes, file);
	const document = calls.FPDF_LoadMemDocument(file, bytes.length, '');
	if (document === 0) {
		const code = calls.FPDF_GetLastError();
		free(file);
		throw new Unreadable(code === WRONG_PASSWORD || code === UNKNOWN_LOCK ? 'encrypted' : 'damaged');
	}
	const scratch = malloc(SCRATCH);
	try {
		return work({
			...{ calls, document, scratch },
			floats: (address, count) => [...new Float32Array(memoryOf(calls), address, count)],
			doubles: (address, count) => [...new Float64Array(memoryOf(calls), address, count)],
			letters: (address, count) => Buffer.from(memoryOf(calls), address, count).toString('latin1'),
			bytes: (address, count) => Uint8Array.from(new Uint8Array(memoryOf(calls), address, count))
		});
	} finally {
		calls.FPDF_CloseDocument(document);
		free(scratch);
		free(file);
	}
}

/** It is another one each time it has grown. */
function memoryOf({ pdfium }: WrappedPdfiumModule): ArrayBuffer {
	return (pdfium.wasmExports as unknown as { memory: WebAssembly.Memory }).memory.buffer;
}

function isOutOfMemory(error: unknown): boolean {
	return error instanceof Error && /memory|OOM|alloc/i.test(error.message);
}
