import { Command } from 'commander';
import { loadOffice, officeOfSlug } from '../../src/features/office/server/queries.ts';
import { dayAt } from '../../src/kernel/period.ts';
import type { Database, OfficeId } from '../../src/platform/server/database.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import { columns, report, withInstallation } from '../installation-command.ts';

interface RetentionOptions {
	office: string;
	preview?: boolean;
	apply?: boolean;
	json?: boolean;
}

export const retentionCommand = new Command('retention')
	.description(
		'erase what an office keeps no longer by its own rules; without --apply it only tells what that would be'
	)
	.requiredOption('--office <slug>', 'the office, as in its address')
	.option('--preview', 'tell what would be erased now, and erase nothing; what it does unless told otherwise')
	.option('--apply', 'erase it, for good')
	.option('--json', 'print JSON')
	.action(({ office: slug, preview, apply, json }: RetentionOptions) => {
		if (preview && apply) throw new Refusal('Either --preview or --apply.');
		return withInstallation(async ({ db }) => {
			const officeId = await officeOfSlug(db, slug);
			if (!officeId) throw new Refusal(`There is no office "${slug}".`);
			if (apply) await run(db, officeId, slug, json);
			else await show(db, officeId, slug, json);
		});
	});

// The rules are loaded only when they are followed: every command would wait for them.
async function run(db: Database, officeId: OfficeId, slug: string, json: boolean | undefined): Promise<void> {
	const { runRetention } = await import('../../src/features/retention/server/commands.ts');
	const done = await runRetention(db, { officeId, userId: null, name: 'kesher retention' }, new Date());
	const { people, removed, addresses } = done;
	report(
		{ office: slug, applied: true, ...done },
		`Erased in ${slug}: ${people} people, ${removed} people in the trail, ${addresses} addresses in the trail.`,
		json
	);
}

async function show(db: Database, officeId: OfficeId, slug: string, json: boolean | undefined): Promise<void> {
	const { loadRetention, previewRetention } = await import('../../src/features/retention/server/queries.ts');
	const { rules, preview } = await db.forOffice(officeId, async (tx) => {
		const [office, kept] = await Promise.all([loadOffice(tx, officeId), loadRetention(tx, officeId)]);
		if (!office) throw new Refusal(`There is no office "${slug}".`);
		const today = { day: dayAt(new Date(), office.timeZone), language: 'en' as const, home: office.city };
		return { rules: kept, preview: await previewRetention(tx, officeId, kept, today) };
	});
	const { peopleYears, removedMonths, addressMonths } = rules;
	const kept = (count: number | null, unit: string) => (count === null ? 'kept' : `after ${count} ${unit}`);
	const lines = [
		['people', kept(peopleYears, 'years'), `${preview.people.length} would be erased`],
		['people in the trail', kept(removedMonths, 'months'), `${preview.removed} would be taken out`],
		['addresses in the trail', kept(addressMonths, 'months'), `${preview.addresses} would be taken out`],
		...preview.people.map(({ id, name, neededUntil }) => [name, `needed until ${neededUntil}`, id])
	];
	report(
		{ office: slug, applied: false, rules: { peopleYears, removedMonths, addressMonths }, ...preview },
		columns(lines),
		json
	);
}
