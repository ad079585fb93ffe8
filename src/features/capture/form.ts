import { activityFields, withRange } from '#features/activity/form.ts';
import { ALWAYS_CHECKED, given, givenList, integer } from '#kernel/fields.ts';

/** An activity as the line gives it; with fewer partners than are expected, it is asked once which are meant. */
export const captureForm = withRange(
	activityFields.safeExtend({ expected: integer() }).superRefine(({ partners, expected }, ctx) => {
		if (givenList(partners).length >= (given(expected) ?? 0)) return;
		ctx.addIssue({ code: 'custom', path: ['partners'], message: 'partner_unclear' });
	}, ALWAYS_CHECKED)
);
