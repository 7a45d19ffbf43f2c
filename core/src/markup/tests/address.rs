use super::*;

/// The addresses in `text`.
fn addresses(text: &str) -> Vec<String> {
    laws::check(text, Format::Plain);
    let blocks = parse(text, Format::Plain).blocks;
    let marks = |block: Block<'_>| {
        let marks = block.marks.iter().filter(|mark| mark.kind == MarkKind::Address);
        marks.map(|mark| block.text[mark.span].to_owned()).collect::<Vec<_>>()
    };
    blocks.into_iter().flat_map(marks).collect()
}

#[test]
fn found() {
    let cases: &[(&str, &[&str])] = &[
        ("É https://example.org/a-b?c=é&d=1#e.", &["https://example.org/a-b?c=é&d=1#e"]),
        ("(voir http://é.org/a_(b)), puis", &["http://é.org/a_(b)"]),
        ("“https://a.b/c”, ‘ftp://d’", &["https://a.b/c", "ftp://d"]),
        ("詳細はhttps://example.org/案をご覧", &["https://example.org/"]),
        ("É www.example.org/é, et www.", &["www.example.org/é"]),
        ("É: first.last+é@mail.example.org.", &["first.last+é@mail.example.org"]),
        ("mailto:é@b.org; <é@b.org>", &["mailto:é@b.org", "é@b.org"]),
        ("É @handle, (@h.é_2)", &["@handle", "@h.é_2"]),
        ("É #EndChildProstitution! (#été_2)", &["#EndChildProstitution", "#été_2"]),
        ("#a#b", &["#a"]),
        ("É doi:10.1000/é-1(2)x. 10.12345/abc", &["doi:10.1000/é-1(2)x", "10.12345/abc"]),
        ("É rapport-été_2.PDF, a/b.docx; ./x ~/é", &["rapport-été_2.PDF", "a/b.docx", "./x", "~/é"]),
        (
            "É /home/é/x /etc.d C:\\été\\x \\\\server\\é",
            &["/home/é/x", "/etc.d", "C:\\été\\x", "\\\\server\\é"],
        ),
        ("É example.org et sub.example.co.uk/é, a.fr/x.", &["example.org", "sub.example.co.uk/é", "a.fr/x"]),
        ("archive.tar.gz page.html#é", &["archive.tar.gz", "page.html#é"]),
    ];
    for (text, expected) in cases {
        assert_eq!(&addresses(text), expected, "{text:?}");
    }
}

#[test]
fn not_found() {
    let texts = [
        "é and/or his/her 24/7 km/h A/HRC/RES/34/16 CRC/C/GC/25 (s)/he 1/2",
        "É U.S. e.g. i.e. p.m. 3.5 10.5 No.5 end.Then é.it abuse.is Node",
        "C# #1 #12 a@b @ # / . :// http:// www. 10.1/a 10.1000/",
        "É: a:b 12:30 a::b é…b …/é and/or/not",
        "a\\b \\é AT&T #",
    ];
    for text in texts {
        assert_eq!(addresses(text), [""; 0], "{text:?}");
    }
}
