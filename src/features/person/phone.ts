import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';

/**
 * A telephone number in international form: +48 61 878 52 00. Without a country code it is taken for one of the home
 * country. @returns undefined for what can be no number
 */
export function internationalPhone(typed: string, homeCountry: string): string | undefined {
	const number = parsePhoneNumberFromString(typed, { defaultCountry: homeCountry as CountryCode, extract: false });
	// Possible and not valid: numbering plans grow faster than the library's copy of them.
	return number?.isPossible() ? number.formatInternational() : undefined;
}
