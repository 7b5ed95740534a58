#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
    Lets a Gordailu server back this machine up over ssh.
.DESCRIPTION
    Installs and starts the OpenSSH server of Windows, lets nobody but the server come to it, and lets the server's key in. It may be run again:
    what is there already is left as it is. Of rsync it only says whether it is there, unless it is told to install MSYS2.

    Windows 10 (1809) or later, Windows Server 2019 or later.
.PARAMETER PublicKey
    The line that the page shows beside the client, or only the key in it: ssh-ed25519 AAAA... gordailu@server
.PARAMETER Server
    The address of the server, from which alone port 22 is open: 192.0.2.10. Several are parted by commas.
.PARAMETER User
    The local account as which the server logs in. One that is not there is made, as an administrator: else it could neither read what belongs
    to others nor make shadow copies. Nobody knows its password, and it is not shown where people log in.
.PARAMETER InstallMsys2
    Installs MSYS2 by winget, and rsync in it. Without this, nothing is fetched but what Windows itself brings.
.EXAMPLE
    .\gordailu-setup.ps1 -PublicKey 'ssh-ed25519 AAAA... gordailu@server' -Server 192.0.2.10 -WhatIf
#>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory)] [string] $PublicKey,
    [Parameter(Mandatory)] [ipaddress[]] $Server,
    [ValidatePattern('^[A-Za-z0-9_-]{1,20}$')] [string] $User = 'gordailu',
    [switch] $InstallMsys2
)

Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# In another language these groups have other names: only their numbers are the same.
$Administrators = '*S-1-5-32-544'
$LocalSystem = '*S-1-5-18'

function Assert-Key {
    $line = $PublicKey.Trim()
    if ($line -notmatch '^([^\r\n]* )?(ssh-ed25519|ecdsa-sha2-nistp(256|384|521)|ssh-rsa) [A-Za-z0-9+/]+={0,2}( [^\r\n]*)?$') {
        throw 'That is no public key: copy the whole line that the page shows beside the client, as one line.'
    }
    if ($line -match 'gordailu-client') {
        throw 'A restricted key leads to a script that Windows has not: uncheck that for this client, and copy its line anew.'
    }
    $line
}

function Install-Server {
    $capability = Get-WindowsCapability -Online -Name 'OpenSSH.Server*' | Select-Object -First 1
    if ($null -eq $capability) {
        throw 'This Windows has no OpenSSH server to install: it is older than 1809. See docs/clients/windows.md for an rsync daemon.'
    }
    if ($capability.State -ne 'Installed' -and $PSCmdlet.ShouldProcess($capability.Name, 'Install')) {
        $null = Add-WindowsCapability -Online -Name $capability.Name
    }
}

function Start-Server {
    if (Get-Service -Name sshd -ErrorAction SilentlyContinue) {
        if ($PSCmdlet.ShouldProcess('sshd', 'Start, now and with Windows')) {
            Set-Service -Name sshd -StartupType Automatic
            Start-Service -Name sshd
        }
    }
}

function Open-Firewall {
    # The rule that comes with the server lets everybody in.
    $open = Get-NetFirewallRule -Name 'OpenSSH-Server-In-TCP' -ErrorAction SilentlyContinue
    if ($open -and $open.Enabled -eq 'True' -and $PSCmdlet.ShouldProcess('OpenSSH-Server-In-TCP', 'Disable, for it is open to everybody')) {
        Disable-NetFirewallRule -Name 'OpenSSH-Server-In-TCP'
    }
    $addresses = @($Server | ForEach-Object { $_.ToString() })
    $rule = Get-NetFirewallRule -Name 'Gordailu-SSH' -ErrorAction SilentlyContinue
    if ($rule) {
        if ($PSCmdlet.ShouldProcess('Gordailu-SSH', "Open port 22 to $addresses alone")) {
            Set-NetFirewallRule -Name 'Gordailu-SSH' -RemoteAddress $addresses -Enabled True
        }
    } elseif ($PSCmdlet.ShouldProcess('Gordailu-SSH', "Open port 22 to $addresses alone")) {
        $null = New-NetFirewallRule -Name 'Gordailu-SSH' -DisplayName 'Gordailu: backup over ssh' -Direction Inbound -Protocol TCP `
            -LocalPort 22 -RemoteAddress $addresses -Action Allow -Profile Any
    }
}

function Add-Account {
    if (-not (Get-LocalUser -Name $User -ErrorAction SilentlyContinue) -and $PSCmdlet.ShouldProcess($User, 'Make a local account')) {
        # Longer than anybody guesses, and with one of each kind for the rules of passwords.
        $bytes = New-Object byte[] 32
        $random = [Security.Cryptography.RandomNumberGenerator]::Create()
        $random.GetBytes($bytes)
        $password = ConvertTo-SecureString -AsPlainText -Force ('aA1!' + [Convert]::ToBase64String($bytes))
        $null = New-LocalUser -Name $User -Password $password -PasswordNeverExpires -AccountNeverExpires -Description 'Gordailu: backup'
        $list = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon\SpecialAccounts\UserList'
        if (-not (Test-Path -LiteralPath $list)) {
            $null = New-Item -Path $list -Force
        }
        $null = New-ItemProperty -LiteralPath $list -Name $User -Value 0 -PropertyType DWord -Force
    }
    $group = Get-LocalGroup -SID 'S-1-5-32-544'
    $member = Get-LocalGroupMember -Group $group -ErrorAction SilentlyContinue | Where-Object { $_.Name -like "*\$User" }
    if (-not $member -and $PSCmdlet.ShouldProcess($User, "Add to $($group.Name)")) {
        try {
            Add-LocalGroupMember -Group $group -Member $User
        } catch [Microsoft.PowerShell.Commands.MemberExistsException] {
            # A group with members that are no more can't be listed.
            Write-Verbose "$User is one already"
        }
    }
}

function Add-Key([string] $Line) {
    # sshd looks here alone for whoever is an administrator, and not at all if others may write to it.
    $file = Join-Path $env:ProgramData 'ssh\administrators_authorized_keys'
    $key = [regex]::Match($Line, '(ssh-ed25519|ecdsa-sha2-nistp\d+|ssh-rsa) [A-Za-z0-9+/]+={0,2}').Value
    $before = @()
    if (Test-Path -LiteralPath $file) {
        $before = @(Get-Content -LiteralPath $file)
    }
    if ($before -notcontains $Line -and $PSCmdlet.ShouldProcess($file, 'Let the key in')) {
        # An older line of the same key goes.
        $lines = @($before | Where-Object { -not $_.Contains($key) }) + $Line
        $null = New-Item -ItemType Directory -Path (Split-Path $file) -Force
        [IO.File]::WriteAllText($file, ($lines -join "`n") + "`n", (New-Object Text.UTF8Encoding $false))
    }
    if ((Test-Path -LiteralPath $file) -and $PSCmdlet.ShouldProcess($file, 'Keep it for administrators alone')) {
        & icacls.exe $file /inheritance:r /grant "${Administrators}:F" /grant "${LocalSystem}:F" | Out-Null
        if ($LASTEXITCODE -ne 0) {
            throw "icacls could not set who may read ${file}: the key is not let in before that is right."
        }
    }
}

function Install-Rsync {
    if (-not (Get-Command winget.exe -ErrorAction SilentlyContinue)) {
        throw 'There is no winget here: install MSYS2 or cygwin by hand, and run this again without -InstallMsys2.'
    }
    if ($PSCmdlet.ShouldProcess('C:\msys64', 'Install MSYS2 by winget, and rsync in it')) {
        & winget.exe install --id MSYS2.MSYS2 --exact --silent --accept-package-agreements --accept-source-agreements | Out-Host
        & C:\msys64\usr\bin\bash.exe -lc 'pacman -Sy --noconfirm --needed rsync' | Out-Host
        if ($LASTEXITCODE -ne 0) {
            throw 'pacman did not install rsync: look at the lines above.'
        }
    }
}

function Set-RsyncPath {
    $places = 'C:\msys64\usr\bin', 'C:\cygwin64\bin', 'C:\Program Files\cwRsync\bin', 'C:\Program Files\Git\usr\bin'
    $known = @([Environment]::GetEnvironmentVariable('Path', 'Machine') -split ';' | ForEach-Object { $_.TrimEnd('\') } | Where-Object { $_ })
    $found = @(@($known + $places) | Where-Object { [IO.File]::Exists("$_\rsync.exe") })
    if ($found.Count -eq 0) {
        Write-Warning ('There is no rsync yet. Install MSYS2 (then "pacman -S rsync" in it) or cygwin (choose rsync), ' +
            'and run this again; or run it with -InstallMsys2.')
        return
    }
    $place = $found[0]
    if ($known -notcontains $place -and $PSCmdlet.ShouldProcess('Path', "Add $place, at its end, for all users")) {
        # As it is written there: %SystemRoot% stays that.
        $names = [Microsoft.Win32.Registry]::LocalMachine.OpenSubKey('SYSTEM\CurrentControlSet\Control\Session Manager\Environment', $true)
        $path = [string]$names.GetValue('Path', '', 'DoNotExpandEnvironmentNames')
        $names.SetValue('Path', $path.TrimEnd(';') + ';' + $place, 'ExpandString')
        $names.Close()
        # sshd may give those who log in the path that it had when it began.
        Restart-Service -Name sshd
        Write-Host 'If the test of the connection finds no rsync, start Windows anew once: services keep the path that they had.'
    }
    & "$place\rsync.exe" --version | Select-Object -First 1 | Out-Host
}

$line = Assert-Key
Install-Server
# Before anybody answers there.
Open-Firewall
Start-Server
Add-Account
Add-Key $line
if ($InstallMsys2) {
    Install-Rsync
}
Set-RsyncPath
Write-Host "Done. The client's address is ${User}@$([Net.Dns]::GetHostName())."
