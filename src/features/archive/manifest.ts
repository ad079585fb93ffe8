import { z } from 'zod';
import { isId } from '#kernel/id.ts';
import { ArchiveRefused, FORMAT, FORMAT_VERSION, MANIFEST, type Manifest } from './archive.ts';

const count = z.int().min(0);
const sum = z.object({ bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const migration = z.string().regex(/^\d{4}_[a-z_]+$/);

/** What is asked first, of any version: whose archive it is, and whether it can be read. */
const heading = z.object({ format: z.literal(FORMAT), version: z.int().min(1), kesher: z.string().max(200) });

const manifest = z.object({
	...heading.shape,
	schema: migration,
	madeAt: z.iso.datetime(),
	office: z.object({ id: z.string().refine(isId), slug: z.string().max(40), name: z.record(z.string(), z.string()) }),
	tables: z.record(z.string(), count),
	entries: z.record(z.string(), sum)
});

/**
 * Reads what an archive says of itself.
 * @param schema the last migration of this installation: of one with a later one there is more than is known here
 * @throws ArchiveRefused
 */
export function readManifest(text: string, schema: string): Manifest {
	const said = parsed(text);
	const head = heading.safeParse(said);
	if (!head.success) throw new ArchiveRefused('foreign', MANIFEST);
	if (head.data.version > FORMAT_VERSION) throw new ArchiveRefused('newer', head.data.kesher);
	const whole = manifest.safeParse(said);
	if (!whole.success) throw new ArchiveRefused('damaged', MANIFEST);
	if (whole.data.schema.slice(0, 4) > schema.slice(0, 4)) throw new ArchiveRefused('newer', whole.data.kesher);
	return whole.data;
}

/** The migration up to which tables were as they were, while archives had no manifest. */
const BEFORE_MANIFESTS = '0061_office_contact';
const OF_BEFORE = ['README.txt', 'files.json', 'tables/office.json', 'tables/audit_head.json'];

/**
 * What an archive without a manifest would have said of itself, version 0 of the format: nothing of sizes and sums. Its
 * entries have checksums of their own, and its trail has its seals.
 * @throws ArchiveRefused where it is no archive of an office
 */
export function manifestOfBefore(names: readonly string[]): Manifest {
	if (OF_BEFORE.some((name) => !names.includes(name))) throw new ArchiveRefused('foreign', MANIFEST);
	const tables = names.flatMap((name) => /^tables\/(\w+)\.json$/.exec(name)?.[1] ?? []);
	return {
		...{ format: FORMAT, version: 0, schema: BEFORE_MANIFESTS, kesher: '', madeAt: '' },
		office: { id: '', slug: '', name: {} },
		tables: Object.fromEntries(tables.map((table) => [table, null])),
		entries: {}
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new ArchiveRefused('foreign', MANIFEST);
	}
}
