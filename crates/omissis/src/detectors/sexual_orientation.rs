use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Sex life, orientation, gender identity
    ///
    /// The sex life, the orientation or the gender identity of the writer or of somebody in particular, said or shown by the partner.
    ///
    /// **How people say it.** "Sono gay", "mia figlia sta con una donna", "siamo due papà", "la mia compagna ed io siamo unite civilmente",
    /// "mio nipote è trans".
    ///
    /// **What looks like it and is not.** Opinions on rights and laws, insults, generic plurals.
    ///
    /// **Sources.** GDPR art. 9. *In italiano:* vita e orientamento sessuale sono categorie particolari di dati; rivelarli di un terzo è un
    /// danno che non si ripara.
    ///
    /// **Which error is worse.** A leak, above all about somebody else.
    kind: SexualOrientation,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|sono gay⟧ e pago le tasse",
        "⟦family|mia figlia sta con una donna⟧",
        "⟦self|siamo due papà⟧",
        "⟦family|mio nipote è trans⟧",
    ],
    keeps: [
        "i gay hanno gli stessi diritti",
        "il matrimonio gay è legge?",
        "siete contro le lesbiche",
        "mio figlio sta con una brava ragazza",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "<be:f>|<become:p>|<declare:p>|<know:f> ~3 ^<orientation> ! siete|contro" => "sono gay",
    "<family>|<kin>|<partner>|<mine>|<person> ~3 ^<orientation>" => "mio figlio gay",
    "da ~1 donna|uomo|coppia|persona ~1 ^<orientation>" => "da donna lesbica vi dico",
    "<have:f> ~3 figlio|figlia|fratello|sorella|nipote ~2 ^<orientation>" => "ho un figlio gay",
    "^figlia|sorella|nipote|cugina|nuora|cognata ~4 <stay:f>|<live:f>|fidanzata|sposata|conviv*|<love> ~3 con ~1 una|un'altra|la ~1 donna|ragazza|compagna|femmina" => "mia figlia sta con una donna",
    "^figlio|fratello|nipote|cugino|cognato|zio ~4 <stay:f>|<live:f>|fidanzato|sposato|conviv* ~3 con ~1 un|il ~1 uomo|ragazzo|compagno|maschio" => "mio figlio sta con un uomo",
    "piacciono|piace|amo ~2 gli|le ^uomini|donne" => "mi piacciono gli uomini",
    "siamo|famiglia|coppia ~2 ^due|con_due ~1 papa|mamme|padri|madri|donne|uomini|mariti" => "siamo due papà",
    "coppia ~2 di|tra ^donne|uomini|donna|omosess*" => "siamo una coppia di donne",
    "unit* ^civilmente & compagn*|moglie|marito|noi|siamo" => "siamo uniti civilmente",
    "^unione_civile|unioni_civili & <mine>|abbiamo|ho|siamo" => "abbiamo fatto l'unione civile",
    "^coming_out|transizione|cambio_di_sesso|riassegnazione|disforia & <have:f>|<do:f>|<do:p>|<family>|<mine>|<be:f>|<do:g>" => "sto facendo la transizione",
    "lasciat* ~3 moglie ~2 per_un ^uomo" => "ha lasciato la moglie per un uomo",
    "^prostitut*|escort|prostitui* & <be:f>|<do:f>|mi ! politic*|intellettual*" => "faccio la escort",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::SexualOrientation, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
