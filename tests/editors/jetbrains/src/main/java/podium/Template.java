package podium;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The folder that a user imports: the command, the files that it is for, the settings. */
final class Template {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|\\S+");
    private final JsonObject descriptor;
    private final JsonObject settings;
    final JsonElement options;

    Template(Path folder) throws IOException {
        descriptor = read(folder.resolve("template.json")).getAsJsonObject();
        settings = read(folder.resolve("settings.json")).getAsJsonObject();
        options = read(folder.resolve("initializationOptions.json"));
    }

    static JsonElement read(Path file) throws IOException {
        return JsonParser.parseString(Files.readString(file));
    }

    /** The command of every system but Windows, in words. */
    List<String> command() {
        String line = descriptor.getAsJsonObject("programArgs").get("default").getAsString();
        List<String> words = new ArrayList<>();
        var found = WORD.matcher(line);
        while (found.find()) {
            words.add(found.group(1) == null ? found.group() : found.group(1));
        }
        return words;
    }

    /** The language id that a file is opened with; a file without a mapping never reaches the server. */
    String languageOf(Path file) {
        for (JsonElement mapping : descriptor.getAsJsonArray("fileTypeMappings")) {
            JsonObject fields = mapping.getAsJsonObject();
            for (JsonElement pattern : fields.getAsJsonObject("fileType").getAsJsonArray("patterns")) {
                var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.getAsString());
                if (matcher.matches(file.getFileName())) {
                    return fields.get("languageId").getAsString();
                }
            }
        }
        throw new IllegalArgumentException("the template maps no file named " + file.getFileName());
    }

    /** What workspace/configuration is answered for a section, which may be dotted. */
    JsonElement settings(String section) {
        JsonElement found = settings;
        for (String name : section.split("\\.")) {
            found = found != null && found.isJsonObject() ? found.getAsJsonObject().get(name) : null;
        }
        return found;
    }
}
