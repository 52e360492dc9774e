using System.CommandLine;

namespace Rtos.Cli;

/// <summary><c>esp32emu completion</c>: prints the script with which a shell completes the arguments.</summary>
/// <remarks>The scripts call the directive <c>[suggest:POSITION]</c> with the line after the command's name.</remarks>
internal static class CompletionCommand
{
    // File names are completed by the shell: options are offered only for a word that begins with a dash.
    private const string Bash = """
        # Completion for bash. In ~/.bashrc: source <(esp32emu completion bash)
        _esp32emu() {
            local word="${COMP_WORDS[COMP_CWORD]}" line="${COMP_LINE:0:COMP_POINT}" found
            line="${line#* }"
            found="$(esp32emu "[suggest:${#line}]" "$line" 2>/dev/null)"
            [[ "$word" == -* ]] || found="$(grep -v '^-' <<<"$found")"
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$found" -- "$word"))
        }
        complete -o default -F _esp32emu esp32emu
        """;

    private const string Zsh = """
        #compdef esp32emu
        # Completion for zsh. In ~/.zshrc, after compinit: source <(esp32emu completion zsh)
        _esp32emu() {
            local word="${words[CURRENT]}" line="${(j: :)words[2,CURRENT]}"
            local -a found
            found=("${(@f)$(esp32emu "[suggest:${#line}]" "$line" 2>/dev/null)}")
            [[ "$word" == -* ]] || found=("${(@)found:#-*}")
            found=("${(@)found:#}")
            compadd -a found
            [[ "$word" == -* ]] || _files
        }
        compdef _esp32emu esp32emu
        """;

    private const string Fish = """
        # Completion for fish: esp32emu completion fish > ~/.config/fish/completions/esp32emu.fish
        function __esp32emu_complete
            set -l line (string replace -r '^\s*\S+\s?' '' -- (commandline -cp))
            set -l found (esp32emu "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null)
            if string match -q -- '-*' (commandline -ct)
                printf '%s\n' $found
            else
                string match -v -- '-*' $found
            end
        end
        complete -c esp32emu -a '(__esp32emu_complete)'
        """;

    private const string Pwsh = """
        # Completion for PowerShell. In $PROFILE: esp32emu completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName esp32emu -ScriptBlock {
            param($word, $commandAst, $position)
            $text = $commandAst.ToString().PadRight($position).Substring(0, $position)
            $line = $text -replace '^\s*\S+\s?', ''
            esp32emu "[suggest:$($line.Length)]" $line 2>$null |
                Where-Object { $_ -like "$word*" -and ($word -like '-*' -or $_ -notlike '-*') } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    private static readonly (string Shell, string Script)[] Scripts = [("bash", Bash), ("zsh", Zsh), ("fish", Fish), ("pwsh", Pwsh)];

    internal static Command Create(TextWriter output)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = $"The shell: {string.Join(", ", Scripts.Select(s => s.Shell))}." };
        shell.CompletionSources.Add([.. Scripts.Select(s => s.Shell)]);
        var command = new Command("completion", "Prints the script with which a shell completes commands and options.") { shell };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(shell)!;
            var found = Array.Find(Scripts, s => s.Shell == name).Script
                ?? throw new InputException($"completion {name}: choose one of {string.Join(", ", Scripts.Select(s => s.Shell))}");
            output.WriteLine(found.ReplaceLineEndings("\n"));
        });
        return command;
    }

    /// <summary>Offers the words that options take.</summary>
    internal static void AddWords(Command run)
    {
        foreach (var option in run.Options)
        {
            string[] words = option.Name switch
            {
                "--dialect" => ["both", "loboris", "pycom"],
                "--profile" => ["document", "firmware"],
                "--gil" => ["fair", "unfair"],
                _ => [],
            };
            if (words.Length > 0)
            {
                option.CompletionSources.Add(words);
            }
        }
    }
}
