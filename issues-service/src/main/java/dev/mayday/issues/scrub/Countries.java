package dev.mayday.issues.scrub;

import java.util.Set;

/// Codes of countries.
final class Countries {

    static final Set<String> WITH_IBAN =
            Set.of(
                    ("AD AE AL AT AZ BA BE BG BH BR BY CH CR CY CZ DE DK DO EE EG ES FI FO FR GB GE GI GL GR GT HR HU"
                                    + " IE IL IQ IS IT JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MR MT MU NL NO PK PL"
                                    + " PS PT QA RO RS SA SC SE SI SK SM ST SV TL TN TR UA VA VG XK")
                            .split(" "));

    private Countries() {}
}
