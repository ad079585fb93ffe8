import { strToU8, zipSync, type Zippable } from 'fflate';
import { DECLARATION, element } from './xml.ts';

/** What the parts of an Office file are to each other. */
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** Pictures are packed already. */
const PACKED = /\.(jpeg|png)$/;

interface Relationship {
	id: string;
	type: string;
	target: string;
}

/** An Office file in the making: parts, what each is, and what they are to each other. The same parts give the same bytes. */
export class OfficePackage {
	readonly #files = new Map<string, Uint8Array>();
	readonly #types = new Map<string, string>();
	readonly #extensions = new Map<string, string>();
	readonly #relationships = new Map<string, Relationship[]>();

	/** @param type the content type of the part */
	addXml(path: string, type: string, xml: string): void {
		this.#types.set(path, type);
		this.#files.set(path, strToU8(DECLARATION + xml));
	}

	/** @param type the content type of all files that end like this one */
	addBytes(path: string, type: string, bytes: Uint8Array): void {
		this.#extensions.set(path.slice(path.lastIndexOf('.') + 1), type);
		this.#files.set(path, bytes);
	}

	/**
	 * @param from '' for the file as a whole
	 * @param type one of Office's own by its last word, or a whole address
	 * @returns the id by which the part refers to the other
	 */
	relate(from: string, type: string, to: string): string {
		const list = this.#relationships.get(from) ?? [];
		this.#relationships.set(from, list);
		const id = `rId${list.length + 1}`;
		list.push({ id, type: type.includes('://') ? type : `${RELATIONSHIPS}/${type}`, target: relative(from, to) });
		return id;
	}

	zip(): Uint8Array {
		const files: Zippable = { '[Content_Types].xml': strToU8(DECLARATION + this.#contentTypes()) };
		for (const [from, list] of this.#relationships) files[relationshipsOf(from)] = strToU8(DECLARATION + listed(list));
		for (const [path, bytes] of this.#files) files[path] = PACKED.test(path) ? [bytes, { level: 0 }] : bytes;
		// Zip keeps local time, so these are the same fields in every time zone.
		return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
	}

	#contentTypes(): string {
		const extensions = new Map([
			['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
			['xml', 'application/xml'],
			...this.#extensions
		]);
		return element(
			'Types',
			{ xmlns: `${PACKAGE}/content-types` },
			...[...extensions].map(([Extension, ContentType]) => element('Default', { Extension, ContentType })),
			...[...this.#types].map(([path, ContentType]) => element('Override', { PartName: `/${path}`, ContentType }))
		);
	}
}

function listed(list: Relationship[]): string {
	const entries = list.map(({ id, type, target }) => element('Relationship', { Id: id, Type: type, Target: target }));
	return element('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...entries);
}

function relationshipsOf(path: string): string {
	const at = path.lastIndexOf('/') + 1;
	return `${path.slice(0, at)}_rels/${path.slice(at)}.rels`;
}

/** Targets are written as seen from the part that names them. */
function relative(from: string, to: string): string {
	const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
	while (here.length > 0 && here[0] === there[0]) {
		here.shift();
		there.shift();
	}
	return [...here.map(() => '..'), ...there].join('/');
}
