//! Verb forms from stems and endings.
//!
//! A verb is one line of [`VERBS`]: its infinitive and the stems that cannot be guessed; the endings of each stem stand
//! once, below. `parse` turns a word into its analyses without a list of forms.
//!
//! A line reads `infinitive [P=..] [I=..] [F=..] [R=..] [S=..] [T=..] [isc] : classes`:
//!
//! | part | what | guessed as |
//! |---|---|---|
//! | `P=a,b,c,d,e,f` | the six forms of the present | by conjugation |
//! | `I=stem` | stem of imperfect, gerund and imperfect subjunctive | `lavora-` |
//! | `F=stem` | stem of future and conditional | `lavorer-` |
//! | `R=stem` | stem of the first and third person of the remote past: `prese` | by conjugation |
//! | `S=stem` | stem of the present subjunctive | `lavor-`, `prend-` |
//! | `T=stem,..` | stems of the participle | `lavorat-` |
//! | `M=`, `Z=`, `Q=` | six irregular forms of imperfect, remote past and imperfect subjunctive | |
//! | `isc` | finisco, finisci ... | |
//!
//! A verb may have several lines: those after the first add the presents of dialects and of what is written as it is spoken.

use crate::lexicon::table::{Beginnings, Table, hash};
use crate::lexicon::vocabulary::{Class, Mask};
use once_cell::sync::Lazy;

/// Tense and mood of one form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tense {
    /// lavoro
    Present,
    /// lavoravo
    Imperfect,
    /// lavorai
    Remote,
    /// lavorerò
    Future,
    /// lavorerei
    Conditional,
    /// lavori (che io)
    Subjunctive,
    /// lavorassi
    ImperfectSubjunctive,
    /// lavorate!
    Imperative,
    /// lavorare, lavorarci
    Infinitive,
    /// lavorando
    Gerund,
    /// lavorato
    Participle,
}

impl Tense {
    /// True for the forms that have a person.
    pub(crate) const fn is_finite(self) -> bool {
        !matches!(self, Self::Infinitive | Self::Gerund | Self::Participle)
    }

    /// True when the form states something as a fact.
    pub(crate) const fn is_indicative(self) -> bool {
        matches!(self, Self::Present | Self::Imperfect | Self::Remote | Self::Future)
    }
}

/// Person and number of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Person {
    /// Forms without a person.
    None,
    /// io
    I,
    /// tu
    You,
    /// lui, lei
    It,
    /// noi
    We,
    /// voi
    YouAll,
    /// loro
    They,
}

/// One way to read a word as a verb form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Form {
    /// Classes of the verb.
    pub(crate) mask: Mask,
    /// Tense and mood.
    pub(crate) tense: Tense,
    /// Person and number.
    pub(crate) person: Person,
}

impl Form {
    /// No form at all.
    pub(crate) const NONE: Self = Self { mask: Mask::NONE, tense: Tense::Participle, person: Person::None };
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Stem {
    Are,
    Ere,
    Ire,
    Isc,
    ImperfectA,
    ImperfectOther,
    Future,
    Remote,
    SubjunctiveI,
    SubjunctiveA,
    Participle,
    Infinitive,
    Whole(Tense, u8),
}

const PERSONS: [Person; 6] = [Person::I, Person::You, Person::It, Person::We, Person::YouAll, Person::They];

/// The endings of one kind of stem: a tense and its six endings (or fewer forms, `-` for none).
fn endings(stem: Stem) -> &'static [(Tense, &'static str)] {
    use Tense::*;
    match stem {
        Stem::Are => &[(Present, "o i a iamo ate ano"), (Present, "- - - amo - eno"), (Remote, "ai asti - ammo aste arono")],
        Stem::Ere => &[
            (Present, "o i e iamo ete ono"),
            (Present, "- - - emo - eno"),
            (Remote, "ei esti - emmo este erono"),
            (Remote, "etti - ette - - ettero"),
        ],
        Stem::Ire => &[(Present, "o i e iamo ite ono"), (Present, "- - - imo - -"), (Remote, "ii isti - immo iste irono")],
        Stem::Isc => &[
            (Present, "isco isci isce - - iscono"),
            (Present, "- - - iamo ite -"),
            (Subjunctive, "isca isca isca - - iscano"),
            (Remote, "ii isti - immo iste irono"),
        ],
        Stem::ImperfectA | Stem::ImperfectOther => &[
            (Imperfect, "vo vi va vamo vate vano"),
            (Imperfect, "va - - - - -"),
            (ImperfectSubjunctive, "ssi ssi sse ssimo ste ssero"),
            (Gerund, "ndo"),
        ],
        Stem::Future => &[(Future, "o ai a emo ete anno"), (Conditional, "ei esti ebbe emmo este ebbero"), (Conditional, "ia - ia - - -")],
        Stem::Remote => &[(Remote, "i - e - - ero")],
        Stem::SubjunctiveI => &[(Subjunctive, "- - i - iate ino")],
        Stem::SubjunctiveA => &[(Subjunctive, "a a a iamo iate ano")],
        Stem::Participle => &[(Participle, "o"), (Participle, "a"), (Participle, "i"), (Participle, "e")],
        Stem::Infinitive => &[(Infinitive, "e")],
        Stem::Whole(..) => &[],
    }
}

/// Pronouns that hang on infinitives, gerunds and imperatives.
const ENCLITICS: &[&str] = &[
    "mi", "ti", "ci", "vi", "si", "lo", "la", "li", "le", "gli", "ne", "melo", "mela", "meli", "mele", "mene", "telo", "tela", "celo",
    "cela", "celi", "cene", "glielo", "gliela", "glieli", "gliele", "gliene", "selo", "sela", "seli", "sene", "velo", "vela", "me",
];

/// How all of them end.
const ENCLITIC_ENDS: &[&[u8; 2]] = &[b"mi", b"ti", b"ci", b"vi", b"si", b"lo", b"la", b"li", b"le", b"ne", b"me"];

struct Verbs {
    stems: Table<Vec<(Stem, Mask)>>,
    endings: Table<Vec<(Stem, Tense, Person)>>,
}

static TABLE: Lazy<Verbs> = Lazy::new(Verbs::build);

impl Verbs {
    fn build() -> Self {
        let mut table = Self { stems: Table::new(), endings: Table::new() };
        let kinds = [
            Stem::Are,
            Stem::Ere,
            Stem::Ire,
            Stem::Isc,
            Stem::ImperfectA,
            Stem::ImperfectOther,
            Stem::Future,
            Stem::Remote,
            Stem::SubjunctiveI,
            Stem::SubjunctiveA,
            Stem::Participle,
            Stem::Infinitive,
        ];
        for kind in kinds {
            for (tense, list) in endings(kind) {
                for (place, ending) in list.split(' ').enumerate().filter(|(_, ending)| *ending != "-") {
                    let person = if tense.is_finite() { PERSONS[place] } else { Person::None };
                    table.endings.entry(ending).push((kind, *tense, person));
                }
            }
        }
        for line in VERBS.lines().filter(|line| !line.trim().is_empty()) {
            table.enter(line);
        }
        table
    }

    /// What a stem of this kind says with this ending.
    fn ends(&self, kind: Stem, ending: &str) -> impl Iterator<Item = (Tense, Person)> {
        let list = self.endings.get(hash(ending), ending).map_or(&[][..], Vec::as_slice);
        list.iter().filter(move |(of, ..)| *of == kind).map(|&(_, tense, person)| (tense, person))
    }

    fn enter(&mut self, line: &str) {
        let (left, classes) = line.split_once(':').unwrap_or((line, ""));
        let mask = classes.split_whitespace().map(|name| Class::named(name).with_unions()).fold(Mask::NONE, Mask::union);
        let mut parts = left.split_whitespace();
        let infinitive = parts.next().unwrap_or_default();
        let parts: Vec<&str> = parts.collect();
        let given = |key: &str| parts.iter().find_map(|part| part.strip_prefix(key));
        let isc = parts.contains(&"isc");
        let (stem, vowel) = infinitive.split_at(infinitive.len() - 3);
        let vowel = &vowel[..1];
        let mut add = |stem: String, kind: Stem| self.stems.entry(&stem).push((kind, mask));
        add(infinitive[..infinitive.len() - 1].to_owned(), Stem::Infinitive);
        match given("P=") {
            Some(forms) => {
                for (place, form) in forms.split(',').enumerate().filter(|(_, form)| *form != "-") {
                    add(form.to_owned(), Stem::Whole(Tense::Present, place as u8));
                }
            }
            None => add(
                stem.to_owned(),
                match vowel {
                    "a" => Stem::Are,
                    "i" if isc => Stem::Isc,
                    "i" => Stem::Ire,
                    _ => Stem::Ere,
                },
            ),
        }
        for (key, tense) in [("M=", Tense::Imperfect), ("Z=", Tense::Remote), ("Q=", Tense::ImperfectSubjunctive)] {
            for (place, form) in given(key).into_iter().flat_map(|forms| forms.split(',')).enumerate() {
                add(form.to_owned(), Stem::Whole(tense, place as u8));
            }
        }
        let imperfect = given("I=").map_or_else(|| format!("{stem}{vowel}"), str::to_owned);
        add(imperfect, if vowel == "a" { Stem::ImperfectA } else { Stem::ImperfectOther });
        add(given("F=").map_or_else(|| format!("{stem}{}r", if vowel == "i" { "i" } else { "e" }), str::to_owned), Stem::Future);
        if let Some(remote) = given("R=") {
            add(remote.to_owned(), Stem::Remote);
        }
        match given("S=") {
            Some(subjunctive) => add(subjunctive.to_owned(), Stem::SubjunctiveA),
            None if vowel == "a" => add(stem.to_owned(), Stem::SubjunctiveI),
            None if !isc => add(stem.to_owned(), Stem::SubjunctiveA),
            None => {}
        }
        let guessed = format!(
            "{stem}{}t",
            match vowel {
                "a" => "a",
                "i" => "i",
                _ => "u",
            }
        );
        for participle in given("T=").unwrap_or(&guessed).split(',') {
            add(participle.to_owned(), Stem::Participle);
        }
    }
}

/// The stems of the verbs of a class: what their forms begin with.
pub(crate) fn stems(class: Class) -> &'static [&'static str] {
    static STEMS: Lazy<Vec<Vec<&'static str>>> = Lazy::new(|| {
        let mut stems = vec![Vec::new(); Class::all().count()];
        for (stem, list) in TABLE.stems.iter() {
            let classes = list.iter().fold(Mask::NONE, |mask, (_, classes)| mask.union(*classes));
            classes.classes().for_each(|class| stems[class.place()].push(stem));
        }
        stems
    });
    &STEMS[class.place()]
}

/// What a word can be as a verb, at most [`Forms::MOST`] ways.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Forms {
    list: [Option<Form>; Forms::MOST],
}

impl Forms {
    const MOST: usize = 5;

    fn push(&mut self, form: Form) {
        if self.iter().any(|known| known.tense == form.tense && known.person == form.person && known.mask == form.mask) {
            return;
        }
        if let Some(free) = self.list.iter_mut().find(|place| place.is_none()) {
            *free = Some(form);
        }
    }

    /// One form of a verb without classes.
    pub(crate) fn of(tense: Tense, person: Person) -> Self {
        let mut forms = Self::default();
        forms.push(Form { mask: Mask::NONE, tense, person });
        forms
    }

    /// The readings, likeliest first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Form> + '_ {
        self.list.iter().flatten().copied()
    }

    /// True when the word is no known verb form.
    pub(crate) const fn is_empty(&self) -> bool {
        self.list[0].is_none()
    }

    /// Classes of all readings.
    pub(crate) fn mask(&self) -> Mask {
        self.iter().fold(Mask::NONE, |mask, form| mask.union(form.mask))
    }

    /// The first finite reading.
    pub(crate) fn finite(&self) -> Option<Form> {
        self.iter().find(|form| form.tense.is_finite())
    }

    /// The first reading in this tense.
    pub(crate) fn in_tense(&self, tense: Tense) -> Option<Form> {
        self.iter().find(|form| form.tense == tense)
    }
}

/// Reads a folded, squeezed word as a verb. `accented` says that its last letter carried an accent: `lavorò` is past,
/// `lavoro` is not.
pub(crate) fn parse(beginnings: &Beginnings<'_>, accented: bool) -> Forms {
    let word = beginnings.word();
    let mut forms = Forms::default();
    if word.len() < 2 && !(word == "e" && accented) || !word.is_ascii() {
        return forms;
    }
    read(beginnings, accented, &mut forms);
    if accented && word.ends_with(['a', 'e', 'i']) {
        // lavora', mette', dormi': the infinitive of Rome and the South.
        read(&Beginnings::new(&format!("{word}re")), false, &mut forms);
    } else if word.ends_with('r') {
        read(&Beginnings::new(&format!("{word}e")), false, &mut forms);
    } else if word.ends_with('t') {
        // faticat', pavat': the participle without its last vowel.
        read(&Beginnings::new(&format!("{word}o")), false, &mut forms);
    }
    if forms.is_empty() && ENCLITIC_ENDS.iter().any(|end| word.as_bytes().ends_with(*end)) {
        for clitic in ENCLITICS {
            let Some(base) = word.strip_suffix(clitic) else { continue };
            if base.ends_with("ar") || base.ends_with("er") || base.ends_with("ir") || base.ends_with("ur") {
                read(&Beginnings::new(&format!("{base}e")), false, &mut forms);
            } else if base.ends_with("ndo") {
                read(&Beginnings::new(base), false, &mut forms);
            } else if base.ends_with("te") || base.ends_with("iamo") {
                let mut whole = Forms::default();
                read(&Beginnings::new(base), false, &mut whole);
                for form in whole.iter().filter(|form| matches!(form.person, Person::YouAll | Person::We)) {
                    forms.push(Form { tense: Tense::Imperative, ..form });
                }
            }
        }
    }
    forms
}

fn read(word: &Beginnings<'_>, accented: bool, forms: &mut Forms) {
    let table = &*TABLE;
    for cut in word.lengths(1).rev() {
        let (stem, ending) = word.word().split_at(cut);
        let stems = |len: usize| word.find(&table.stems, len).map_or(&[][..], Vec::as_slice);
        for (kind, mask) in stems(cut) {
            match kind {
                Stem::Whole(tense, place) if ending.is_empty() => {
                    forms.push(Form { mask: *mask, tense: *tense, person: PERSONS[usize::from(*place)] });
                }
                _ => {
                    if accented && *kind == Stem::Are && ending == "o" || accented && *kind == Stem::Ere && ending == "e" {
                        forms.push(Form { mask: *mask, tense: Tense::Remote, person: Person::It });
                        continue;
                    }
                    for (tense, person) in table.ends(*kind, ending) {
                        forms.push(Form { mask: *mask, tense, person });
                    }
                }
            }
        }
        // pago, paghi; cerco, cercherò: an h keeps the sound before e and i. comincio, cominci; mangio, mangerò: an i falls.
        if let Some(hard) = stem.strip_suffix('h')
            && ending.starts_with(['e', 'i'])
        {
            for (kind, mask) in stems(hard.len()) {
                for (tense, person) in table.ends(*kind, ending) {
                    forms.push(Form { mask: *mask, tense, person });
                }
            }
            if let Some(rest) = ending.strip_prefix("er") {
                future(stems(hard.len()), rest, forms);
            }
        }
        if stem.ends_with(['c', 'g', 'l']) && ending.starts_with('i') && word.lengths(1).contains(&(cut + 1)) {
            for (kind, mask) in stems(cut + 1).iter().filter(|(kind, _)| matches!(kind, Stem::Are | Stem::SubjunctiveI)) {
                for (tense, person) in table.ends(*kind, ending) {
                    forms.push(Form { mask: *mask, tense, person });
                }
            }
        }
        if stem.ends_with(['c', 'g'])
            && let Some(rest) = ending.strip_prefix("er")
        {
            let soft = format!("{stem}i");
            future(table.stems.get(hash(&soft), &soft).map_or(&[][..], Vec::as_slice), rest, forms);
        }
    }
}

/// Futures of verbs in -care, -gare (`pagherò`), -ciare and -giare (`mangerò`).
fn future(stems: &[(Stem, Mask)], rest: &str, forms: &mut Forms) {
    for (_, mask) in stems.iter().filter(|(kind, _)| *kind == Stem::Are) {
        for (tense, person) in TABLE.ends(Stem::Future, rest) {
            forms.push(Form { mask: *mask, tense, person });
        }
    }
}

/// The verbs, grouped by what they mean to a reader of comments. Classes are those of `lexicon::vocabulary`.
const VERBS: &str = "
essere P=sono,sei,e,siamo,siete,sono M=ero,eri,era,eravamo,eravate,erano Z=fui,fosti,fu,fummo,foste,furono Q=fossi,fossi,fosse,fossimo,foste,fossero I=x F=sar S=si T=stat : be aux
essere P=songo,-,-,simmo,site,songo M=ero,iri,era,eravamo,eravate,erano I=x F=sar S=si T=stat : be aux
essere P=sugnu,-,-,semu,-,sunnu I=x F=sar S=si T=stat : be aux
essere P=-,-,xe,semo,-,xe I=x F=sar S=si T=stat : be aux
avere P=ho,hai,ha,abbiamo,avete,hanno F=avr R=ebb S=abbi : have aux
avere P=aiu,-,avi,avemo,aviti,annu F=avr R=ebb S=abbi : have aux
avere P=aju,-,-,avemu,-,hannu F=avr R=ebb S=abbi : have aux
aggere P=aggio,-,-,-,avimme,hanne I=avev F=avess R=x : have aux
fare P=faccio,fai,fa,facciamo,fate,fanno I=face F=far R=fec S=facci T=fatt : do
fare P=fazzu,-,-,facemu,faciti,fannu I=face F=far R=fec S=facci T=fatt : do
fare P=facc,faje,-,facimmo,facite,fann I=face F=far R=fec S=facci T=fatt : do
fare P=fasso,-,-,famo,-,- I=face F=far R=fec S=facci T=fatt : do
stare P=sto,stai,sta,stiamo,state,stanno F=star R=stett S=sti : stay aux live
stare P=stongo,staje,sta,stammo,state,stanno F=star R=stett S=sti : stay aux live
stare P=stong,-,-,stamo,-,stann F=star R=stett S=sti : stay aux live
stare P=staiu,-,-,stamu,-,stannu F=star R=stett S=sti : stay aux live
andare P=vado,vai,va,andiamo,andate,vanno F=andr S=vad : go
andare P=vaco,vaje,-,jammo,jate,- F=andr S=vad : go
andare P=vaju,-,-,annamo,annate,- F=andr S=vad T=annat : go
dare P=do,dai,da,diamo,date,danno F=dar R=died S=di : give pay
dare P=dongo,-,-,damo,-,- F=dar R=died S=di : give pay
dare P=dugnu,-,-,damu,-,dannu F=dar R=died S=di : give pay
dire P=dico,dici,dice,diciamo,dite,dicono I=dice F=dir R=diss S=dic T=dett : say declare
dire P=dicu,-,-,dicimmo,diciti,diceno I=dice F=dir R=diss S=dic T=ditt : say declare
venire P=vengo,vieni,viene,veniamo,venite,vengono F=verr R=venn S=veng T=venut : come aux
tenere P=tengo,tieni,tiene,teniamo,tenete,tengono F=terr R=tenn S=teng T=tenut : keep have
tenere P=teng,tiene,tene,tenimmo,tenite,teneno F=terr R=tenn S=teng T=tenut : keep have
mantenere P=mantengo,mantieni,mantiene,manteniamo,mantenete,mantengono F=manterr R=mantenn S=manteng T=mantenut : keep
volere P=voglio,vuoi,vuole,vogliamo,volete,vogliono F=vorr R=voll S=vogli : want
potere P=posso,puoi,puo,possiamo,potete,possono F=potr S=poss : can
dovere P=devo,devi,deve,dobbiamo,dovete,devono F=dovr S=debb : must
sapere P=so,sai,sa,sappiamo,sapete,sanno F=sapr R=sepp S=sappi : know
uscire P=esco,esci,esce,usciamo,uscite,escono S=esc
riuscire P=riesco,riesci,riesce,riusciamo,riuscite,riescono S=riesc : can
rimanere P=rimango,rimani,rimane,rimaniamo,rimanete,rimangono F=rimarr R=rimas S=rimang T=rimast : stay
lavorare : work
lavorare P=lavoru,lavuri,lavura,lavuramu,lavurati,lavuranu I=lavura T=lavurat : work
laorare : work
faticare : work
fatigare : work
travagliare : work
travagliare P=travagliu,travagli,travaglia,travagliamu,travagliati,travaglianu : work
sgobbare : work
travagghiare P=travagghiu,travagghi,travagghia,travagghiamu,travagghiati,travagghianu : work
travajare : work
fadigare : work
fatiare : work
fatijare : work
tribagliare : work
trabagliare : work
lavoricchiare : work
sfacchinare : work
spezzare
guadagnare : earn get
campare
servire : serve
pulire isc : chore
stirare : chore
cucire P=cucio,cuci,cuce,cuciamo,cucite,cuciono S=cuci : chore
lavare : chore
spazzare : chore
cucinare : chore
impastare : chore
imbiancare : chore
pitturare : chore
tinteggiare : chore
verniciare : chore
piastrellare : chore
montare : chore
scaricare : chore
caricare : chore
raccogliere P=raccolgo,raccogli,raccoglie,raccogliamo,raccogliete,raccolgono R=raccols T=raccolt : chore
cogliere P=colgo,cogli,coglie,cogliamo,cogliete,colgono R=cols T=colt : chore
zappare : chore
potare : chore
vendemmiare : chore
mungere T=munt : chore
consegnare : chore
volantinare : chore
trasportare : chore
sgomberare : chore
traslocare : chore
assistere T=assistit : chore care
accudire isc : chore care
badare : care
curare : heal
riparare : chore
aggiustare : chore
sistemare
saldare : pay
suonare : chore
insegnare : chore
tagliare : chore
decorare : chore
sbarazzare : chore
sfornare : chore
sfalciare : chore
intonacare : chore
stuccare : chore
spalare : chore
rammendare : chore
ricamare : chore
friggere R=friss T=fritt : chore
infornare : chore
sparecchiare : chore
rassettare : chore
spolverare : chore
sgrassare : chore
sanificare : chore
imballare : chore
confezionare : chore
inscatolare : chore
smistare : chore
massaggiare : chore
depilare : chore
pettinare : chore
tatuare : chore
acconciare : chore
allenare : chore
concimare : chore
irrigare : chore
trebbiare : chore
sarchiare : chore
diserbare : chore
decespugliare : chore
tosare : chore
seminare : chore
mietere : chore
allevare : chore
pascolare : chore
aiutare : help
pagare : pay
pagare P=pagu,-,-,pagamu,pagati,paganu : pay
pavare : pay
retribuire isc : pay
versare : pay
rimborsare : pay
remunerare : pay
stipendiare : pay
sborsare : pay
assumere R=assuns T=assunt : hire enroll
riassumere T=riassunt : hire enroll
ingaggiare : hire enroll
inquadrare : hire enroll
regolarizzare : hire enroll
registrare : hire note register
segnare : hire note declare
assicurare : hire note
contrattualizzare : hire enroll
licenziare : fire
dichiarare : declare hire note
dichiarare P=dichiaru,-,-,dichiaramu,-,- : declare hire note
mettere R=mis T=mess : put declare
rimettere R=rimis T=rimess : put
inserire isc : declare put
scrivere R=scriss T=scritt : declare
indicare : declare
comunicare : declare
segnalare : declare
denunciare : declare note
riportare : declare
specificare : declare
compilare : declare
attestare : declare
certificare : declare
autocertificare : declare
autodichiarare : declare
firmare : sign declare
sottodichiarare : declare hide
giurare : say
nascondere R=nascos T=nascost : hide
omettere T=omess : hide
occultare : hide
celare : hide
tacere P=taccio,taci,tace,tacciamo,tacete,tacciono T=taciut : hide
fingere R=fins T=fint : fake
simulare : fake
falsificare : fake
taroccare : fake
truccare : fake
inventare : fake
gonfiare : fake
imbrogliare : fake
truffare : fake
fregare : fake
mentire : fake
contraffare P=contraffaccio,contraffai,contraffa,contraffacciamo,contraffate,contraffanno I=contrafface F=contraffar R=contraffec S=contraffacci T=contraffatt : fake
camuffare : fake
separare : separate
divorziare : separate
lasciare : let
sposare : marry
convivere T=convissut : live cohabit
coabitare : live cohabit
vivere F=vivr R=viss T=vissut : live
vivere P=vivu,-,-,-,-,- F=vivr R=viss T=vissut : live
abitare : live
abitare P=abitu,-,-,-,-,- : live
dormire : live
risiedere : live
risultare : result
figurare : result
apparire P=appaio,appari,appare,appariamo,apparite,appaiono T=apparso : result
esistere T=esistit : exist
prendere R=pres T=pres : get
prendere P=prendu,-,-,-,-,- R=pres T=pres : get
riprendere T=ripres : get begin
percepire isc : get
ricevere : get
incassare : get
riscuotere T=riscoss : get
pigliare : get
pigliare P=pigliu,-,-,pigliamu,pigliati,piglianu : get
intascare : get
ritirare : get
beccare : get
tirare : get
ottenere P=ottengo,ottieni,ottiene,otteniamo,ottenete,ottengono F=otterr S=otteng T=ottenut : get
pijare : get
pigghiare P=pigghiu,pigghi,pigghia,pigghiamu,pigghiati,pigghianu : get
precepire isc : get
ciapare : get
ciappare : get
buscare : get
racimolare : get
avanzare : owe
spettare : deserve
meritare : deserve
perdere R=pers T=pers : lose
intestare : assign
cointestare : assign
passare : assign
spostare : move
trasferire isc : move
cambiare : move
staccare : move
donare : assign
cedere : assign
svuotare : empty
prelevare : empty
togliere P=tolgo,togli,toglie,togliamo,togliete,tolgono F=toglier R=tols S=tolg T=tolt : remove
levare : remove
cancellare : remove
affittare : rent
subaffittare : rent
locare : rent
sublocare : rent
ospitare
vendere : sell
rivendere : sell
comprare : buy
acquistare : buy
accattare : buy
fatturare : invoice
emettere T=emess : issue
rilasciare : issue
battere : issue
evadere T=evas : evade
guidare : drive
girare : drive
circolare : drive
viaggiare : ride
salire P=salgo,sali,sale,saliamo,salite,salgono S=salg : ride
scendere R=sces T=sces
timbrare : stamp
obliterare : stamp
occupare : occupy
sfondare : breakin
scassinare : breakin
forzare : breakin
entrare : enter
allacciare : hook
attaccare : hook begin
agganciare : hook
collegare : hook
manomettere T=manomess : hook
usare : use
utilizzare : use
adoperare : use
accedere : enter use
proporre P=propongo,proponi,propone,proponiamo,proponete,propongono I=propone F=proporr R=propos S=propong T=propost : offer
offrire T=offert : offer
chiedere R=chies T=chiest : ask
richiedere T=richiest : ask
pretendere T=pretes : demand
esigere : demand
obbligare : force
costringere R=costrins T=costrett : force
accettare : accept
rifiutare : refuse
declinare : refuse
rinunciare : refuse
iniziare : begin
cominciare : begin
partire : begin
incominciare : begin
continuare : goon
seguitare : goon
proseguire : goon
tornare : goon come
ritornare : goon
finire isc : end
smettere T=smess : end
provare : try
cercare : seek
trovare : find
mollare : end
restare : stay
arrotondare : earn
arrangiare : earn
sperare : wish
sognare : wish
augurare : wish
desiderare : wish
preferire isc : wish
pensare : think
credere : think
immaginare : think
sembrare : think
parere P=paio,pari,pare,-,-,paiono T=pars : think
ritenere P=ritengo,ritieni,ritiene,riteniamo,ritenete,ritengono : think
dubitare : think
convenire P=-,-,conviene,-,-,convengono : advise
bisognare : advise
consigliare : advise
suggerire isc : advise
toccare : must2
rischiare : risk
soffrire T=soffert : suffer
patire isc : suffer
operare : operate
ricoverare : operate
asportare : operate
trapiantare : operate
diagnosticare : diagnose
riconoscere R=riconobb T=riconosciut : grant
accertare : grant
concedere T=concess : grant
assegnare : grant
ammalare : fallill
guarire isc : heal
abortire isc : fallill
partorire isc : fallill
zoppicare : fallill
votare : vote
iscrivere T=iscritt : join
tesserare : join
aderire isc : join
militare : join
pregare : pray
arrestare : arrest
condannare : convict
indagare : arrest
denunziare : arrest
patteggiare : convict
scontare : convict
evitare
rubare : steal
arrubbare : steal
arrobbare : steal
scippare : steal
taccheggiare : steal
rapinare : steal
svaligiare : steal
sgraffignare : steal
borseggiare : steal
spacciare : deal
smerciare : deal
contrabbandare : deal
coltivare : grow
fumare
bere P=bevo,bevi,beve,beviamo,bevete,bevono I=beve F=berr R=bevv T=bevut : drink
picchiare : hit
menare : hit
minacciare : hit
accoltellare : hit
schiaffeggiare : hit
corrompere T=corrott : bribe
regalare : giveaway
costruire isc : build
ampliare : build
abbattere
buttare : dump
bruciare : dump
sversare : dump
interrare : dump
cacciare
pescare
barattare : cashin
striscare : cashin
strisciare : cashin
parlare
raccontare : say
confessare : say
ammettere T=ammess : say
scherzare : joke
leggere R=less T=lett : read
sentire : hear
vedere R=vid T=vist,vedut F=vedr : see
guardare : see
mostrare : show
capire isc : know
conoscere R=conobb T=conosciut : know
ricordare : know
scordare
dimenticare
chiamare
rispondere R=rispos T=rispost
aspettare : wait
attendere T=attes : wait
arrivare : come
mandare
inviare
spedire isc
portare
controllare
bloccare
sospendere T=sospes
revocare
respingere T=respint
accogliere T=accolt
calcolare
presentare
compiere
crescere R=crebb T=cresciut
nascere R=nacq T=nat
morire P=muoio,muori,muore,moriamo,morite,muoiono F=morir S=muoi T=mort : die
mancare
aprire T=apert
chiudere R=chius T=chius
amare : love
mangiare
magnare
spendere T=spes
costare : cost
valere P=valgo,vali,vale,valiamo,valete,valgono T=vals
contare
bastare
succedere T=success
capitare
diventare : become
permettere T=permess
decidere R=decis T=decis
scegliere P=scelgo,scegli,sceglie,scegliamo,scegliete,scelgono T=scelt
scappare
correre R=cors T=cors
camminare
muovere R=moss T=moss
alzare
svegliare
ringraziare
scusare
spiegare
informare
risolvere R=risols T=risolt
ridere R=ris T=ris
piangere R=pians T=piant
vergognare
lamentare
sfruttare
fallire isc
riguardare
interessare
lottare
studiare
imparare
frequentare
rinnovare
scadere
dipendere T=dipes
esagerare
meravigliare
parcheggiare : park
depositare
accumulare
tentare : try
ricorrere T=ricors
gestire isc
seguire
coprire T=copert : cover
tradire isc
discutere R=discuss T=discuss
giocare
vincere R=vins T=vint : win
ereditare : inherit
investire
pensionare
ricaricare
accreditare
bonificare
decadere
aumentare
diminuire isc
abbassare : lower
superare
rientrare
sforare
";

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str) -> Vec<(Tense, Person)> {
        let accented = !word.is_ascii();
        let folded: String = word
            .chars()
            .map(|c| match c {
                'ò' => 'o',
                'à' => 'a',
                'è' => 'e',
                'ì' => 'i',
                c => c,
            })
            .collect();
        parse(&Beginnings::new(&folded), accented).iter().map(|form| (form.tense, form.person)).collect()
    }

    #[test]
    fn reads_regular_and_irregular_forms() {
        use Person::*;
        use Tense::*;
        for (word, tense, person) in [
            ("lavoro", Present, I),
            ("lavorò", Remote, It),
            ("lavoravamo", Imperfect, We),
            ("lavorerei", Conditional, I),
            ("lavorassi", ImperfectSubjunctive, I),
            ("lavorando", Gerund, None),
            ("pagherò", Future, I),
            ("paghi", Present, You),
            ("cominci", Present, You),
            ("mangerò", Future, I),
            ("faccio", Present, I),
            ("fanno", Present, They),
            ("facevano", Imperfect, They),
            ("farei", Conditional, I),
            ("prese", Remote, It),
            ("messo", Participle, None),
            ("percepisce", Present, It),
            ("pulisco", Present, I),
            ("lavorà", Infinitive, None),
            ("lavorarci", Infinitive, None),
            ("facendomi", Gerund, None),
            ("fatevi", Imperative, YouAll),
            ("faticat", Participle, None),
        ] {
            assert!(read(word).contains(&(tense, person)), "{word}: {:?}", read(word));
        }
    }

    #[test]
    fn nouns_are_no_verbs() {
        for word in ["casa", "nero", "marito", "che", "isee", "contributi"] {
            assert!(read(word).is_empty(), "{word}: {:?}", read(word));
        }
    }
}
