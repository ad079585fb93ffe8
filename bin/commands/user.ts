import { Command, Option } from 'commander';
import { addUser, createSignInLink, findUser } from '../../src/features/account/server/commands.ts';
import { listUsers, type UserSummary } from '../../src/features/account/server/queries.ts';
import { setAdministrator } from '../../src/features/installation/server/commands.ts';
import { addMember } from '../../src/features/office/server/commands.ts';
import { isMember, officeOfSlug } from '../../src/features/office/server/queries.ts';
import { ROLES, type Role } from '../../src/features/member/member.ts';
import type { WayIn } from '../../src/features/member/server/telling.ts';
import { renewWaysIn } from '../../src/features/member/server/ways-in.ts';
import type { Language } from '../../src/kernel/language.ts';
import { pick } from '../../src/kernel/texts.ts';
import { openLog } from '../../src/platform/server/log.ts';
import { Refusal } from '../../src/platform/server/refusal.ts';
import type { SecurityEvent } from '../../src/platform/server/security-log.ts';
import { columns, report, withInstallation } from '../installation-command.ts';
import { toReason } from '../reason-option.ts';

/** Whom the trails of offices name. */
const AUTHOR = { userId: null, name: 'kesher user' };

interface AddOptions {
	office: string;
	role: Role;
	name?: string;
	lang: Language;
	reason?: string;
	json?: boolean;
}

const add = new Command('add')
	.description('add a person to an office and print the link by which they sign in for the first time')
	.argument('<email>')
	.requiredOption('--office <slug>', 'the office, as in its address')
	.addOption(new Option('--role <role>', 'what the person may do').choices([...ROLES]).default('coordinator'))
	.option('--name <name>', 'how the person is called; the e-mail address when left out')
	.option('--reason <text>', 'why, in one line; needed for somebody who is a member already', toReason)
	.addOption(new Option('--lang <language>', 'the language of their pages').choices(['he', 'en']).default('he'))
	.option('--json', 'print JSON')
	.action((email: string, options: AddOptions) =>
		withInstallation(async ({ db, installation }) => {
			requireEmail(email);
			const officeId = await officeOfSlug(db, options.office);
			if (!officeId) throw new Refusal(`There is no office "${options.office}".`);
			const known = await findUser(db, email);
			if (known && options.reason === undefined && (await isMember(db, officeId, known))) {
				throw new Refusal(
					`${email} belongs to ${options.office} already. To give another role, say why: --reason <text>`
				);
			}
			const user = await addUser(db, { email, name: options.name ?? email, language: options.lang });
			await addMember(db, officeId, user.userId, options.role, { ...AUTHOR, reason: options.reason });
			const link = user.isNew ? installation.address + (await createSignInLink(db, user.userId)) : undefined;
			report(
				{ email, office: options.office, role: options.role, isNew: user.isNew, link: link ?? null },
				link
					? `${email} is ${options.role} of ${options.office}. To sign in for the first time: ${link}`
					: `${email} was known already and is now ${options.role} of ${options.office}.`,
				options.json
			);
		})
	);

interface LinkOptions {
	resetSecondFactor?: boolean;
	removePasskeys?: boolean;
	reason?: string;
	json?: boolean;
}

const link = new Command('link')
	.description('print a new single-use link by which a person sets a password')
	.argument('<email>')
	.option('--reset-second-factor', 'for somebody who has lost the authenticator app and the recovery codes')
	.option('--remove-passkeys', 'for somebody whose devices are lost, or in the hands of somebody else')
	.option(
		'--reason <text>',
		'why, in one line; needed with either of these, and told in the trails of their offices',
		toReason
	)
	.option('--json', 'print JSON')
	.action((email: string, options: LinkOptions, command: Command) => {
		const { resetSecondFactor = false, removePasskeys = false, reason } = options;
		if ((resetSecondFactor || removePasskeys) && reason === undefined) {
			command.error('error: to take away a second factor or passkeys, say why: --reason <text>');
		}
		return withInstallation(async ({ db, installation }) => {
			const userId = await findUser(db, email);
			if (!userId) throw new Refusal(`Nobody signs in as ${email}. Use: kesher user add ${email} --office <slug>`);
			const waysIn: WayIn[] = [
				'link',
				...(resetSecondFactor ? (['second_factor_off'] as const) : []),
				...(removePasskeys ? (['passkeys_removed'] as const) : [])
			];
			await renewWaysIn(db, userId, waysIn, { ...AUTHOR, reason });
			const log = openLog(installation.folder.logs);
			for (const way of waysIn) log.security(NOTED[way], { user: userId, by: AUTHOR.name });
			const address = installation.address + (await createSignInLink(db, userId));
			report({ email, link: address }, address, options.json);
		});
	});

/** As the log has it where somebody does it to themselves. */
const NOTED: Record<WayIn, SecurityEvent> = {
	link: 'password.link_asked',
	second_factor_off: 'second_factor.off',
	passkeys_removed: 'passkey.removed'
};

const list = new Command('list')
	.description('who can sign in, with their offices')
	.option('--office <slug>', 'only the members of this office')
	.option('--json', 'print JSON')
	.action(({ office, json }: { office?: string; json?: boolean }) =>
		withInstallation(
			async ({ db }) => {
				if (office && !(await officeOfSlug(db, office))) throw new Refusal(`There is no office "${office}".`);
				const users = await listUsers(db, office);
				report(users, users.length > 0 ? columns(users.map(rowOf)) : 'Nobody can sign in yet.', json);
			},
			{ asOwner: true }
		)
	);

const administrator = new Command('administrator')
	.description('let a person add offices through the web; it shows them no records')
	.argument('<email>')
	.option('--revoke', 'take it back')
	.option('--json', 'print JSON')
	.action((email: string, { revoke = false, json }: { revoke?: boolean; json?: boolean }) =>
		withInstallation(async ({ db }) => {
			const outcome = await setAdministrator(db, email, !revoke);
			if (!outcome.ok && outcome.reason === 'last') {
				throw new Refusal(
					`${email} is the only one who runs the installation. First name another: kesher user administrator <email>`
				);
			}
			if (!outcome.ok) {
				throw new Refusal(`Nobody signs in as ${email}. Use: kesher user add ${email} --office <slug>`);
			}
			report(
				{ email, runsInstallation: !revoke },
				revoke ? `${email} adds no offices any more.` : `${email} can add offices: My settings, Offices.`,
				json
			);
		})
	);

export const userCommand = new Command('user')
	.description('the people who sign in')
	.addCommand(add)
	.addCommand(link)
	.addCommand(list)
	.addCommand(administrator);

function rowOf({ email, name, hasPassword, offices }: UserSummary): string[] {
	const roles = offices.map(membershipOf).join(', ');
	return [email, name, roles || 'no office', hasPassword ? '' : 'no password yet'];
}

/** "reader of raanana (Sports department, until 2027-12-31)". */
function membershipOf({ office, role, body, starts, ends }: UserSummary['offices'][number]): string {
	const limits = [
		...(body ? [pick(body, 'en')?.text ?? 'a body that is gone'] : []),
		...(starts ? [`from ${starts}`] : []),
		...(ends ? [`until ${ends}`] : [])
	];
	return `${role} of ${office}${limits.length > 0 ? ` (${limits.join(', ')})` : ''}`;
}

export function requireEmail(email: string): void {
	if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new Refusal(`"${email}" is not an e-mail address.`);
}
