import { z } from 'zod';
import { day, email, flag, optionalChoice, optionalText, texts, version, wikidataId } from '#kernel/fields.ts';
import { LICENCES } from './licence.ts';

/** What the office says on its public site; what is left empty is said in the usual words. */
export const siteForm = z.object({
	version: version(),
	isOn: flag(),
	headline: texts({ max: 200 }),
	intro: texts({ max: 1000 }),
	contact: texts({ max: 400 }),
	showsGoals: flag(),
	takesIdeas: flag(),
	accessibility: texts({ max: 8000 }),
	knownLimits: texts({ max: 2000 }),
	coordinatorName: texts({ max: 200 }),
	coordinatorPhone: optionalText({ max: 40 }),
	coordinatorEmail: email(),
	accessibilityCheckedOn: day(),
	privacy: texts({ max: 12_000 }),
	privacyEmail: email(),
	openLicence: optionalChoice(LICENCES),
	wikidataId: wikidataId()
});

export type SiteInput = z.output<typeof siteForm>;
