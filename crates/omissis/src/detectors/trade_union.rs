use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Trade union membership
    ///
    /// Membership of a union, or an office in it, of the writer or of somebody in particular; past ones count.
    ///
    /// **How people say it.** "Ho la tessera della CGIL da vent'anni", "iscritta alla UIL", "sono delegato RSU", "mamma è nello SPI".
    ///
    /// **What looks like it and is not.** A visit to a union's CAF or patronato, a strike, opinions on unions.
    ///
    /// **Sources.** GDPR art. 9; art. 8 L. 300/1970 forbids employers to ask. *In italiano:* l'appartenenza sindacale è categoria particolare.
    ///
    /// **Which error is worse.** They weigh alike; the built-in policies act on it from `strict` on.
    kind: TradeUnion,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|ho la tessera della CGIL⟧ da vent'anni",
        "⟦self|iscritta da trent'anni alla UIL⟧",
        "⟦self|Sono delegato RSU⟧",
        "⟦family|Mamma è iscritta allo SPI⟧",
    ],
    keeps: [
        "il segretario della Uil Bianchi: domani fermiamo il paese",
        "litigio tra Cobas e studenti in piazza",
        "il leader della Fiom attacca il governo",
        "i sindacati dormono",
        "sono andata al caf della cgil",
        "sciopero cgil venerdì",
        "la uil ha firmato l'accordo",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "^tessera|tesserat*|iscritt*|iscrizione|quota|trattenuta|delegat*|rsu|rsa|direttivo|militant*|segretari* ~6 <union> ! caf|patronato" => "ho la tessera della CGIL",
    "^delegat*|rsu|rappresentante ~3 sindacal*|rsu|rls & <be:f>|<family>|<do:f>|<have:f>" => "sono delegato sindacale",
    "<be:f> ~2 ^rsu|sindacalista|rls" => "sono RSU",
    "<be:f>|<stay:f>|noi|entrat* ~2 della|nella|nello|dello|nei|del|dei|alla|col ~1 ^<union> ! caf|patronato|colpa|sede" => "il capo reparto è della ugl",
    "<pay:1>|pago|vers* ~3 ^sindacato|<union>" => "pago il sindacato da anni",
    "# ~1 anni ~2 nei|nella|di|con ^<union>" => "quarant'anni nei cobas",
    "<mine> ~1 ^sindacato" => "il mio sindacato non risponde",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::TradeUnion, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
