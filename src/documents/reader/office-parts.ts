import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import { archiveProblem, isArchive } from '#documents/bounds/archive.ts';
import { attribute, children, parsePart, type Element } from './markup.ts';
import { Unreadable } from './unreadable.ts';

/** Of one part, unpacked, in bytes: the text of a book is a tenth of it. */
const LARGEST_PART = 30 * 1024 * 1024;
/** Of all parts that are read. */
const LARGEST_TEXT = 150 * 1024 * 1024;
/** An Office file with a password is one of these inside which the archive lies; so are the files of before 2007. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export interface Related {
	/** The last word of its type: "slideLayout". */
	type: string;
	path: string;
}

/** The parts of an Office file that hold text, parsed when they are asked for. */
export interface OfficeParts {
	/** @returns undefined where there is no such part */
	read(path: string): Element | undefined;
	/** What a part refers to, by the id that it uses; what lies outside of the file is left out. */
	relatedTo(path: string): Map<string, Related>;
	has(path: string): boolean;
}

/** @throws Unreadable */
export function openOfficeFile(bytes: Uint8Array): OfficeParts {
	const files = unpacked(bytes);
	const parsed = new Map<string, Element>();
	const read = (path: string): Element | undefined => {
		const known = parsed.get(path);
		const file = files[path];
		if (known || !file) return known;
		const root = parsePart(strFromU8(file));
		parsed.set(path, root);
		return root;
	};
	return {
		read,
		has: (path) => path in files,
		relatedTo(path) {
			const cut = path.lastIndexOf('/') + 1;
			const root = read(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`);
			return new Map(
				children(root, 'Relationship').flatMap((each): [string, Related][] => {
					const [id, target] = [attribute(each, 'Id'), attribute(each, 'Target')];
					if (id === undefined || target === undefined || attribute(each, 'TargetMode') === 'External') return [];
					const type = (attribute(each, 'Type') ?? '').replace(/^.*\//, '');
					return [[id, { type, path: resolved(path.slice(0, cut), target) }]];
				})
			);
		}
	};
}

function unpacked(bytes: Uint8Array): Unzipped {
	if (COMPOUND.every((byte, at) => bytes[at] === byte)) {
		throw new Unreadable(holds(bytes, 'EncryptedPackage') ? 'encrypted' : 'old_format');
	}
	if (!isArchive(bytes)) throw new Unreadable('unknown');
	const problem = archiveProblem(bytes);
	if (problem) throw new Unreadable(problem.code === 'archive_broken' ? 'damaged' : 'too_large');
	let total = 0;
	try {
		return unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				if (!/\.(xml|rels)$/.test(name)) return false;
				total += originalSize;
				if (originalSize > LARGEST_PART || total > LARGEST_TEXT) throw new Unreadable('too_large');
				return true;
			}
		});
	} catch (error) {
		if (error instanceof Unreadable) throw error;
		throw new Unreadable('damaged', { cause: error });
	}
}

/** Whether a name stands in the directory of a compound file, which writes two bytes for a letter. */
function holds(bytes: Uint8Array, name: string): boolean {
	const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(wanted));
}

/** The path of a target, from the folder of the part that names it. */
function resolved(folder: string, target: string): string {
	const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
	for (const step of target.split('/')) {
		if (step === '..') steps.pop();
		else if (step !== '' && step !== '.') steps.push(step);
	}
	return steps.join('/');
}
