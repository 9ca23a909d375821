package podium;

import java.util.Comparator;
import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;

/** A file in the editor: its text, and how often that changed. */
final class Document {
    final String uri;
    String text;
    int version;

    Document(String uri, String text) {
        this.uri = uri;
        this.text = text;
    }

    /** Make edits that all count in the text as it is now, whatever version they were made for. */
    void apply(List<? extends TextEdit> edits) {
        Comparator<TextEdit> byStart = Comparator.comparingInt(edit -> offset(edit.getRange().getStart()));
        for (TextEdit edit : edits.stream().sorted(byStart.reversed()).toList()) {
            int start = offset(edit.getRange().getStart());
            int end = offset(edit.getRange().getEnd());
            text = text.substring(0, start) + edit.getNewText() + text.substring(end);
        }
        version++;
    }

    /** Where a position is; one past a line's end is at its end. */
    int offset(Position position) {
        int start = 0;
        for (int line = 0; line < position.getLine(); line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        return Math.min(start + position.getCharacter(), end < 0 ? text.length() : end);
    }

    /** The empty range in front of the first occurrence of some words: a caret. */
    Range caret(String words) {
        int at = text.indexOf(words);
        if (at < 0) {
            throw new IllegalStateException("the text has no " + words + ":\n" + text);
        }
        String before = text.substring(0, at);
        int line = (int) before.chars().filter(one -> one == '\n').count();
        Position place = new Position(line, at - before.lastIndexOf('\n') - 1);
        return new Range(place, place);
    }
}
