use crate::finding::{Candidate, Evidence};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::phrases::{Phrase, Table, phrases};
use crate::speech::statements::Role;
use once_cell::sync::Lazy;

detector! {
    /// # Ethnic origin
    ///
    /// The origin, by people, country or group, of the writer or of somebody in particular. Being Italian is no finding.
    ///
    /// **How people say it.** "Sono albanese", "mio marito è marocchino", "di origine eritrea", "siamo rom, nati qui".
    ///
    /// **What looks like it and is not.** "Gli zingari", "gli immigrati", a foreign pension or employer, a language, food.
    ///
    /// **Sources.** GDPR art. 9. *In italiano:* l'origine etnica è categoria particolare di dati.
    ///
    /// **Which error is worse.** They weigh alike; the built-in policies act on it from `strict` on.
    kind: EthnicOrigin,
    triggers: Triggers { phrases: Some(|| TABLE.gate_words()), ..Triggers::NONE },
    hides: [
        "⟦self|sono rom⟧ e sono nata a Torino",
        "⟦self|io sono albanese⟧",
        "⟦family|mio marito è marocchino⟧",
        "⟦self|sono di origine eritrea⟧",
    ],
    keeps: [
        "Ucraina, bombe su una scuola",
        "aiuti dalla Romania per il terremoto",
        "gli zingari rubano",
        "i rumeni lavorano",
        "sono italiana",
        "il ristorante cinese è chiuso",
        "la pensione svizzera non arriva",
    ],
    known_misses: [],
    detect: detect,
}

/// What states it.
const PHRASES: &[Phrase] = phrases! {
    "<be:f> ~3 ^<origin> ! siete|pensione|nera|nero|neri|nere|negozio|ristorante|conto|patente|targa" => "sono rom",
    "<be:f>|<have:f>|famiglia|<mine> ~3 di|d ~1 ^origine|origini|etnia|nazionalita" => "sono di origine eritrea",
    "^origine|origini ~1 <origin> & <be:f>|<mine>|<have:f>|<family>" => "mia madre ha origini tunisine",
    "<family>|<kin>|<partner> ~1 ^<origin> ! nera|nero" => "mia nuora brasiliana",
    "da|noi ~1 ^<origin> & vi|dico|siamo|noi|<be:1>|<have:1> ! nera|nero" => "da rom vi dico",
    "<be:f>|<come:f>|veng*|nat* ~3 in|dal|dalla|del|a ~1 ^romania|albania|marocco|tunisia|senegal|nigeria|ucraina|moldavia|polonia|peru|ecuador|brasile|egitto|bangladesh|pakistan|india|cina|filippine|eritrea|somalia|siria|ghana|casablanca|tirana|bucarest|georgia|cuba|kosovo|macedonia|bosnia|serbia|algeria|iran|afghanistan|gambia|mali & <be:f>|veng*|<come:1> ! pension*|lavor*|vacanz*|viaggio|ferie" => "vengo dal Senegal",
    "famiglia ~1 ^<origin>" => "siamo una famiglia sinti",
    "<be:1> ~3 ^stranier*|extracomunitari*|immigrat*" => "sono straniera",
};

static TABLE: Lazy<Table> = Lazy::new(|| Table::new(PHRASES));

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for statement in reading.statements(&TABLE, Role::Holder) {
        out.push(Candidate::stating(Kind::EthnicOrigin, &statement, Evidence::Marker));
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn phrases_find_their_examples() {
        crate::speech::phrases::check(super::PHRASES);
    }
}
