import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The platform packages of the addon: the wrapper that chooses among them has no other use for us. */
const PACKAGE = '@myriaddreamin/typst-ts-node-compiler';
const VERSION = '0.7.0';

/** The part of the addon that is used here. */
interface Addon {
	NodeCompiler: {
		create(options: { workspace: string; fontArgs: { fontBlobs: Buffer[] }[] }): Compiler;
	};
}

interface Compiler {
	/** Puts a file into the workspace that is not on the disk. */
	mapShadow(path: string, content: Buffer): void;
	compile(options: { mainFilePath: string }): Compilation;
	/** Throws for what the standard forbids. */
	pdf(document: object, options: { pdfStandard: 'ua-1' }): Buffer;
}

interface Compilation {
	readonly result: object | null;
	takeDiagnostics(): { readonly shortDiagnostics: { message: string; path: string }[] } | null;
}

export interface Template {
	/** The template reads no file outside of this folder. */
	folder: string;
	file: string;
}

/**
 * Sets a document as PDF/UA-1. The same input gives the same bytes: the only date is the document's own.
 * @param data what the template finds as data.json: values, never markup
 * @param files that the template finds beside itself, by their path
 * @throws Error with Typst's own sentences; a warning is an error too, for an unknown font is no more than that
 */
export function typeset(
	{ folder, file }: Template,
	data: object,
	fonts: Buffer[],
	files: ReadonlyMap<string, Uint8Array> = new Map()
): Buffer {
	const compiler = loadAddon().NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] });
	compiler.mapShadow(join(folder, 'data.json'), Buffer.from(JSON.stringify(data)));
	for (const [path, bytes] of files) compiler.mapShadow(join(folder, path), Buffer.from(bytes));
	const compilation = compiler.compile({ mainFilePath: join(folder, file) });
	const diagnostics = compilation.takeDiagnostics()?.shortDiagnostics ?? [];
	if (diagnostics.length > 0 || !compilation.result) {
		throw new Error(`Typst: ${diagnostics.map(({ message }) => message).join('; ')}`);
	}
	return compiler.pdf(compilation.result, { pdfStandard: 'ua-1' });
}

function loadAddon(): Addon {
	const name = `${PACKAGE}-${platformName()}`;
	try {
		return createRequire(import.meta.url)(name) as Addon;
	} catch (error) {
		throw new Error(`PDFs need the npm package ${name}. Install it: npm install --no-save ${name}@${VERSION}`, {
			cause: error
		});
	}
}

function platformName(): string {
	const { platform, arch } = process;
	if (platform === 'linux') return `linux-${arch}-${isGlibc() ? 'gnu' : 'musl'}`;
	return platform === 'win32' ? `win32-${arch}-msvc` : `${platform}-${arch}`;
}

function isGlibc(): boolean {
	const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } };
	return header.glibcVersionRuntime !== undefined;
}
