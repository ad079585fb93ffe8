import { EVERYBODY, type Rules } from '#features/member/policy.ts';

export const exportRules: Rules<'view' | 'make'> = {
	/** Each their own files, whatever their role: what a file holds depends on who asked for it. */
	view: EVERYBODY,
	/** Of the reports that they are shown. */
	make: EVERYBODY
};
