//! Candidates and findings: what a detector saw, and what it was worth.

use crate::kind::{Group, Kind, Severity, Subject};
use crate::span::Span;
use crate::speech::people::Who;
use crate::speech::statements::Statement;
use serde::Serialize;

macro_rules! evidence {
    ($($(#[$doc:meta])* $variant:ident $id:literal;)*) => {
        /// A class of cue that spoke for (or against) a finding; never words of the text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum Evidence { $($(#[$doc])* $variant,)* }

        impl Evidence {
            /// Every class of cue.
            pub const ALL: &'static [Evidence] = &[$(Evidence::$variant,)*];

            /// The stable identifier: `check_letter`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }
    };
}

evidence! {
    /// The characters stand where the code wants them.
    Shape "shape";
    /// A weak shape that many harmless strings have too.
    WeakShape "weak_shape";
    /// The check letter (codice fiscale) holds.
    CheckLetter "check_letter";
    /// ISO 7064 mod 97 holds (IBAN).
    Mod97 "mod97";
    /// The CIN letter holds (Italian and San Marino IBAN).
    Cin "cin";
    /// The Luhn digit holds.
    Luhn "luhn";
    /// Issuer, office, country or area code is one that exists.
    KnownIssuer "known_issuer";
    /// A check that this code has does not hold.
    CheckFailed "check_failed";
    /// The code is not whole.
    Partial "partial";
    /// A word that names the kind stands before.
    LabelBefore "label_before";
    /// A word that names the kind stands behind.
    LabelAfter "label_after";
    /// Words nearby belong to the kind ("chiamatemi", "bonifico su").
    Neighbourhood "neighbourhood";
    /// Written with separators or spelled out as people do for this kind.
    Spelling "spelling";
    /// A listed given name.
    GivenName "given_name";
    /// A listed surname.
    Surname "surname";
    /// Capital letters where a name has them.
    Capitals "capitals";
    /// A title or role before a name.
    Title "title";
    /// "mi chiamo", "firmato": the text presents a name.
    Introduced "introduced";
    /// The text addresses somebody by name.
    Vocative "vocative";
    /// A name that closes the comment.
    Signature "signature";
    /// "mio figlio ...", "la vicina ...": a particular person before a name.
    Relative "relative";
    /// Found with certainty elsewhere in the same conversation.
    Conversation "conversation";
    /// A street word.
    Odonym "odonym";
    /// A house number.
    HouseNumber "house_number";
    /// A CAP, comune or province.
    Place "place";
    /// Somebody lives there or was born then ("abito", "nato il").
    LifeCue "life_cue";
    /// A phrase of the vocabulary that states the fact.
    Marker "marker";
    /// The fact lies in a contrast ("per lo Stato sono disoccupata").
    Contrast "contrast";
    /// A particular person is the subject.
    ParticularSubject "particular_subject";
    /// Stated as done or being done.
    Indicative "indicative";
    /// A concrete detail: hours, place, pay, since when.
    Detail "detail";
    /// The learned scorer spoke for it.
    Learned "learned";
    /// The learned scorer is nearly certain.
    LearnedSurely "learned_surely";
    /// The words themselves and those beside them spoke to the learned scorer.
    LearnedWording "learned_wording";
    /// What the words mean spoke to the learned scorer.
    LearnedMeaning "learned_meaning";
    /// Who does it, and how it is said, spoke to the learned scorer.
    LearnedStance "learned_stance";
    /// The learned scorer sees nothing where a rule does.
    LearnedAgainst "learned_against";
    /// The caller's own word or pattern.
    CallerList "caller_list";
}

/// A set of [`Evidence`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EvidenceSet(u64);

impl EvidenceSet {
    /// The set of these.
    #[must_use]
    pub const fn of(list: &[Evidence]) -> Self {
        let mut set = 0;
        let mut i = 0;
        while i < list.len() {
            set |= 1 << list[i] as u64;
            i += 1;
        }
        Self(set)
    }

    /// This set and one more.
    #[must_use]
    pub const fn with(self, evidence: Evidence) -> Self {
        Self(self.0 | 1 << evidence as u64)
    }

    /// This set, and one more when `holds`.
    #[must_use]
    pub const fn with_if(self, holds: bool, evidence: Evidence) -> Self {
        if holds { self.with(evidence) } else { self }
    }

    /// This set, and the label where there is one: before the code (`true`) or behind it.
    #[must_use]
    pub(crate) const fn with_label(self, before: Option<bool>) -> Self {
        match before {
            Some(true) => self.with(Evidence::LabelBefore),
            Some(false) => self.with(Evidence::LabelAfter),
            None => self,
        }
    }

    /// True when `evidence` is in it.
    #[must_use]
    pub const fn has(self, evidence: Evidence) -> bool {
        self.0 >> evidence as u64 & 1 == 1
    }

    /// Both together.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The members in the order of the enum.
    pub fn iter(self) -> impl Iterator<Item = Evidence> {
        Evidence::ALL.iter().copied().filter(move |&evidence| self.has(evidence))
    }
}

/// What a detector saw: a span, a kind and the evidence. Not yet weighed.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) kind: Kind,
    pub(crate) span: Span,
    pub(crate) evidence: EvidenceSet,
    pub(crate) subject: Option<Subject>,
}

impl Candidate {
    /// A candidate without a subject, at a span of the original text.
    pub(crate) const fn new(kind: Kind, span: Span, evidence: EvidenceSet) -> Self {
        Self { kind, span, evidence, subject: None }
    }

    /// A statement about somebody, found by `cue`.
    pub(crate) fn stating(kind: Kind, statement: &Statement, cue: Evidence) -> Self {
        let evidence = EvidenceSet::of(&[cue, Evidence::ParticularSubject])
            .with_if(statement.indicative, Evidence::Indicative)
            .with_if(statement.detail, Evidence::Detail);
        let subject = match statement.who {
            Who::Writer => Subject::Writer,
            Who::Family => Subject::Family,
            _ => Subject::Other,
        };
        Self::new(kind, statement.span, evidence).about(subject)
    }

    /// The same, about somebody.
    pub(crate) const fn about(mut self, subject: Subject) -> Self {
        self.subject = Some(subject);
        self
    }
}

/// Something that should not stay public: where, what, how sure, and why. It holds positions and classes of cues, never
/// the text itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    span: Span,
    kind: Kind,
    confidence: f32,
    evidence: EvidenceSet,
    subject: Option<Subject>,
}

impl Finding {
    /// Made by `confidence` only: a candidate cannot become a finding unweighed.
    pub(crate) const fn weighed(candidate: &Candidate, confidence: f32) -> Self {
        Self { span: candidate.span, kind: candidate.kind, confidence, evidence: candidate.evidence, subject: candidate.subject }
    }

    /// The same finding in another text, where it has this span.
    pub(crate) fn at(self, span: Span) -> Self {
        Self { span, ..self }
    }

    /// The same finding, as long as it reaches to `end` at least.
    pub(crate) fn until(&self, end: usize) -> Self {
        Self { span: Span::new(self.span.start, self.span.end.max(end)), ..self.clone() }
    }

    /// The bytes of the original text.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.span
    }

    /// What it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The kind's group.
    #[must_use]
    pub fn group(&self) -> Group {
        self.kind.group()
    }

    /// From 0 to 1, by the table in `confidence`.
    #[must_use]
    pub const fn confidence(&self) -> f32 {
        self.confidence
    }

    /// The classes of cues that decided.
    #[must_use]
    pub const fn evidence(&self) -> EvidenceSet {
        self.evidence
    }

    /// Who it is about, for the groups special and admission (and situation where it is plain).
    #[must_use]
    pub const fn subject(&self) -> Option<Subject> {
        self.subject
    }

    /// The kind's severity.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }
}
